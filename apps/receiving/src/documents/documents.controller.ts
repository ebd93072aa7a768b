import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#contracts';
import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { Response } from 'express';
import { actorOf } from '../caller.js';
import { renderBinLabel } from './bin-label.js';
import type { BinLabel } from './bin-label.js';
import { VendorReturnInput, VendorReturnPage, VendorReturnQuery, VendorReturnView } from './documents.dto.js';
import { renderVendorReturn } from './vendor-return.document.js';
import { findVendorReturns, getVendorReturn, VendorReturns } from './vendor-returns.js';

/** What the bench prints. */
@ApiTags('receiving')
@Controller('v1/receiving')
export class DocumentsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly vendorReturns: VendorReturns,
  ) {}

  @Get('items/:returnItemId/bin-label')
  @Needs('receiving:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async binLabel(
    @CurrentCaller() { merchantId }: Caller,
    @Param('returnItemId') returnItemId: string,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await this.database.transaction(merchantId, (tx) =>
      tx.query<BinLabel[]>(labelSql, [merchantId, returnItemId]),
    );
    if (!rows[0]) throw new NotFound('return item', returnItemId);
    response.type('application/pdf').send(await renderBinLabel(rows[0]));
  }

  @Post('vendor-returns')
  @HttpCode(201)
  @Needs('receiving:lead')
  @Keyed()
  @ApiOkResponse({ type: VendorReturnView })
  issue(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Body() { vendor, reference }: VendorReturnInput,
  ): Promise<VendorReturnView> {
    const { merchantId } = caller;
    return this.idempotency.run(call, async (tx) => {
      const id = await this.vendorReturns.issue(tx, { merchantId, vendor, reference }, actorOf(caller));
      return getVendorReturn(tx, merchantId, id);
    });
  }

  @Get('vendor-returns')
  @Needs('receiving:read')
  @ApiOkResponse({ type: VendorReturnPage })
  async list(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { vendor, startingAfter, limit }: VendorReturnQuery,
  ): Promise<VendorReturnPage> {
    const filter = { merchantId, vendor, startingAfter, limit: limit + 1 };
    const rows = await this.database.transaction(merchantId, (tx) => findVendorReturns(tx, filter));
    return pageOf(rows, limit, ({ vendorReturnId }) => vendorReturnId);
  }

  @Get('vendor-returns/:vendorReturnId/document')
  @Needs('receiving:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @CurrentCaller() { merchantId }: Caller,
    @Param('vendorReturnId') vendorReturnId: string,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.database.transaction(merchantId, (tx) =>
      getVendorReturn(tx, merchantId, vendorReturnId),
    );
    const issuedAt = new Date(found.issuedAt).toISOString();
    response.type('application/pdf').send(await renderVendorReturn(Object.assign(found, { issuedAt })));
  }
}

const labelSql = `
  select i.return_item_id as "returnItemId", r.rma_number as "rmaNumber", l.sku, l.description, i.quantity, i.grade,
    i.disposition, i.finding, i.location, s.acted_at as "madeAt"
  from return_item i
  join receipt r on r.return_id = i.return_id
  join receipt_line l on l.return_line_id = i.return_line_id
  join lateral (select max(acted_at) as acted_at from receipt_step where return_id = i.return_id
    and return_item_id = i.return_item_id) s on true
  where i.merchant_id = $1 and i.return_item_id = $2 and i.status <> 'undone'`;
