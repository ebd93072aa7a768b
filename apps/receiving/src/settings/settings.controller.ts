import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Natural, Needs, PageQuery } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { usualRules } from '../inspection/disposition.rules.js';
import { FormInput, FormList, FormView, RulesData } from '../inspection/inspection.dto.js';
import { formsOf } from '../inspection/forms.js';
import { ArticleData, ArticleView, LocationData, LocationView, SerialsData } from './settings.dto.js';
import { StationData, StationView, StockList, VendorData, VendorView } from './settings.dto.js';

/** What a merchant tells the dock: articles, serial numbers, places, vendors, questions and rules. */
@ApiTags('receiving')
@Controller('v1/receiving')
export class SettingsController {
  constructor(private readonly database: Database) {}

  @Put('articles/:sku')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: ArticleView })
  async putArticle(
    @CurrentCaller() caller: Caller,
    @Param('sku') sku: string,
    @Body() article: ArticleData,
  ): Promise<ArticleView> {
    const { stockTracked, category, refurbishCostMinor, vendor } = article;
    const gtins = article.gtins.map((gtin) => gtin.padStart(14, '0'));
    await this.write(
      caller,
      `insert into article (merchant_id, sku, gtins, stock_tracked, category, refurbish_cost_minor, vendor)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (merchant_id, sku) do update set gtins = excluded.gtins, stock_tracked = excluded.stock_tracked,
         category = excluded.category, refurbish_cost_minor = excluded.refurbish_cost_minor, vendor = excluded.vendor`,
      [sku, gtins, stockTracked, category, refurbishCostMinor, vendor],
    );
    return Object.assign(article, { sku, gtins });
  }

  @Put('orders/:orderId/lines/:orderLineId/serials')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: SerialsData })
  async putSerials(
    @CurrentCaller() caller: Caller,
    @Param('orderId') orderId: string,
    @Param('orderLineId') orderLineId: string,
    @Body() { serials }: SerialsData,
  ): Promise<SerialsData> {
    await this.write(
      caller,
      `with kept as (insert into serial select $1, s, $2, $3 from unnest($4::text[]) s on conflict do nothing)
       delete from serial where merchant_id = $1 and order_id = $2 and order_line_id = $3 and serial <> all($4)`,
      [orderId, orderLineId, serials],
    );
    return { serials };
  }

  @Put('stations/:station')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: StationView })
  async putStation(
    @CurrentCaller() caller: Caller,
    @Param('station') station: string,
    @Body() { location }: StationData,
  ): Promise<StationView> {
    await this.write(
      caller,
      `insert into station (merchant_id, station, location) values ($1, $2, $3)
       on conflict (merchant_id, station) do update set location = excluded.location`,
      [station, location],
    );
    return { station, location };
  }

  @Put('locations/:location')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: LocationView })
  async putLocation(
    @CurrentCaller() caller: Caller,
    @Param('location') location: string,
    @Body() { restocks }: LocationData,
  ): Promise<LocationView> {
    await this.write(
      caller,
      `insert into location values ($1, $2, $3)
       on conflict (merchant_id, location) do update set restocks = excluded.restocks`,
      [location, restocks],
    );
    return { location, restocks };
  }

  @Put('vendors/:vendor')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: VendorView })
  async putVendor(
    @CurrentCaller() caller: Caller,
    @Param('vendor') vendor: string,
    @Body() { grades, address }: VendorData,
  ): Promise<VendorView> {
    await this.write(
      caller,
      `insert into vendor_agreement values ($1, $2, $3, $4)
       on conflict (merchant_id, vendor) do update set grades = excluded.grades, address = excluded.address`,
      [vendor, grades, address],
    );
    return { vendor, grades, address: address ?? null };
  }

  @Get('inspection-forms')
  @Needs('receiving:read')
  @ApiOkResponse({ type: FormList })
  async forms(@CurrentCaller() { merchantId }: Caller): Promise<FormList> {
    return { data: await this.database.transaction(merchantId, (tx) => formsOf(tx, merchantId)) };
  }

  @Put('inspection-forms/:category')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: FormView })
  async putForm(
    @CurrentCaller() caller: Caller,
    @Param('category') name: string,
    @Body() { questions }: FormInput,
  ): Promise<FormView> {
    const category = name.toLowerCase();
    await this.write(
      caller,
      `insert into inspection_form values ($1, $2, $3)
       on conflict (merchant_id, category) do update set questions = excluded.questions`,
      [category, JSON.stringify(questions)],
    );
    return { category, questions };
  }

  @Get('disposition-rules')
  @Needs('receiving:read')
  @ApiOkResponse({ type: RulesData })
  async rules(@CurrentCaller() { merchantId }: Caller): Promise<RulesData> {
    const sql = `select rules from disposition_rules where merchant_id = $1`;
    const rows = await this.database.transaction(merchantId, (tx) =>
      tx.query<RulesData[]>(sql, [merchantId]),
    );
    return { rules: rows[0]?.rules ?? [...usualRules] } as RulesData;
  }

  @Put('disposition-rules')
  @Needs('receiving:lead')
  @Natural()
  @ApiOkResponse({ type: RulesData })
  async putRules(@CurrentCaller() caller: Caller, @Body() { rules }: RulesData): Promise<RulesData> {
    await this.write(
      caller,
      `insert into disposition_rules values ($1, $2) on conflict (merchant_id) do update set rules = excluded.rules`,
      [JSON.stringify(rules)],
    );
    return { rules };
  }

  @Get('stock')
  @Needs('receiving:read')
  @ApiOkResponse({ type: StockList })
  async stock(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { startingAfter, limit }: PageQuery,
  ): Promise<StockList> {
    const sql = `select location, sku, quantity from stock where merchant_id = $1 and sku > coalesce($2, '')
      order by sku, location limit $3`;
    const values = [merchantId, startingAfter ?? null, limit];
    return { data: await this.database.transaction(merchantId, (tx) => tx.query(sql, values)) };
  }

  private write({ merchantId }: Caller, sql: string, values: unknown[]): Promise<unknown> {
    return this.database.transaction(merchantId, (tx) => tx.query(sql, [merchantId, ...values]));
  }
}
