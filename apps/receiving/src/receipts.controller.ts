import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { actorOf, stationOf } from './caller.js';
import { InspectionsService } from './inspection/inspections.service.js';
import { findReceipts, getReceipt } from './receipts.queries.js';
import { CompleteInput, ReceiptPage, ReceiptQuery, ReceiptView } from './receiving.dto.js';

@ApiTags('receiving')
@Controller('v1/receiving')
export class ReceiptsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly inspections: InspectionsService,
  ) {}

  @Get('receipts')
  @Needs('receiving:read')
  @ApiOkResponse({ type: ReceiptPage })
  async list(@CurrentCaller() { merchantId }: Caller, @Query() query: ReceiptQuery): Promise<ReceiptPage> {
    const { status, startingAfter, limit } = query;
    const filter = { merchantId, status, startingAfter, limit: limit + 1 };
    const rows = await this.database.transaction(merchantId, (tx) => findReceipts(tx, filter));
    return pageOf(rows, limit, ({ returnId }) => returnId);
  }

  @Get('receipts/:returnId')
  @Needs('receiving:read')
  @ApiOkResponse({ type: ReceiptView })
  get(@CurrentCaller() { merchantId }: Caller, @Param('returnId') returnId: string): Promise<ReceiptView> {
    return this.database.transaction(merchantId, (tx) => getReceipt(tx, merchantId, returnId));
  }

  @Post('receipts/:returnId/complete')
  @HttpCode(200)
  @Needs('receiving:write')
  @Keyed()
  @ApiOkResponse({ type: ReceiptView })
  complete(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('returnId') returnId: string,
    @Body() { note }: CompleteInput,
  ): Promise<ReceiptView> {
    return this.idempotency.run(call, async (tx) => {
      await this.inspections.complete(tx, returnId, {
        by: actorOf(caller),
        station: stationOf(caller),
        note,
      });
      return getReceipt(tx, caller.merchantId, returnId);
    });
  }
}
