import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { PeriodQuery, ReasonsView, SkuQuery, SkusView, SummaryView } from './analytics.dto.js';
import { PeriodBackwards } from './analytics.errors.js';
import { reasonsOf, skusOf, summaryOf } from './analytics.queries.js';
import type { Scope } from './analytics.queries.js';
import { toCsv } from './csv.js';

const csvReply = {
  description: 'What the JSON shows',
  content: { 'text/csv': { schema: { type: 'string' } } },
};
const csvType = 'text/csv; charset=utf-8';

@ApiTags('analytics')
@Controller('v1/analytics')
export class AnalyticsController {
  constructor(private readonly database: Database) {}

  @Get('summary')
  @Needs('analytics:read')
  @ApiOkResponse({ type: SummaryView })
  summary(@CurrentCaller() caller: Caller, @Query() period: PeriodQuery): Promise<SummaryView> {
    return this.database.transaction(caller.merchantId, (tx) => summaryOf(tx, scopeOf(caller, period)));
  }

  @Get('summary.csv')
  @Needs('analytics:read')
  @Header('Content-Type', csvType)
  @Header('Content-Disposition', 'attachment; filename="summary.csv"')
  @ApiOkResponse(csvReply)
  async summaryCsv(@CurrentCaller() caller: Caller, @Query() period: PeriodQuery): Promise<string> {
    return toCsv([], [await this.summary(caller, period)]);
  }

  @Get('returns-by-reason')
  @Needs('analytics:read')
  @ApiOkResponse({ type: ReasonsView })
  async reasons(@CurrentCaller() caller: Caller, @Query() period: PeriodQuery): Promise<ReasonsView> {
    const scope = scopeOf(caller, period);
    return { data: await this.database.transaction(caller.merchantId, (tx) => reasonsOf(tx, scope)) };
  }

  @Get('returns-by-reason.csv')
  @Needs('analytics:read')
  @Header('Content-Type', csvType)
  @Header('Content-Disposition', 'attachment; filename="returns-by-reason.csv"')
  @ApiOkResponse(csvReply)
  async reasonsCsv(@CurrentCaller() caller: Caller, @Query() period: PeriodQuery): Promise<string> {
    const { data } = await this.reasons(caller, period);
    return toCsv(['reasonCode', 'lines', 'units', ...rateColumns('share')], data);
  }

  @Get('returns-by-sku')
  @Needs('analytics:read')
  @ApiOkResponse({ type: SkusView })
  async skus(@CurrentCaller() caller: Caller, @Query() query: SkuQuery): Promise<SkusView> {
    const scope = scopeOf(caller, query);
    return {
      data: await this.database.transaction(caller.merchantId, (tx) => skusOf(tx, scope, query.limit)),
    };
  }

  @Get('returns-by-sku.csv')
  @Needs('analytics:read')
  @Header('Content-Type', csvType)
  @Header('Content-Disposition', 'attachment; filename="returns-by-sku.csv"')
  @ApiOkResponse(csvReply)
  async skusCsv(@CurrentCaller() caller: Caller, @Query() query: SkuQuery): Promise<string> {
    const { data } = await this.skus(caller, query);
    const columns = [
      'sku',
      'description',
      'unitsSold',
      'unitsReturned',
      ...rateColumns('returnRate'),
      'topReason',
    ];
    return toCsv(columns, data);
  }
}

const rateColumns = (rate: string): string[] => [`${rate}.value`, `${rate}.numerator`, `${rate}.denominator`];

function scopeOf({ merchantId }: Caller, { from, to }: PeriodQuery): Scope {
  if (from && to && to < from)
    throw new PeriodBackwards(`the period ${from} to ${to} is empty`, { from, to });
  return { merchantId, from, to };
}
