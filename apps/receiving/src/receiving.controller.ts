import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { BenchService } from './bench.service.js';
import { findReceipts, getReceipt } from './receipts.queries.js';
import { CompleteInput, DispositionInput, GradeInput, ItemInput, ReceiptPage } from './receiving.dto.js';
import { ReceiptQuery, ReceiptView, ScanInput, ScanView } from './receiving.dto.js';
import { ScansService } from './scans.service.js';

@ApiTags('receiving')
@Controller('v1/receiving')
export class ReceivingController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly scans: ScansService,
    private readonly bench: BenchService,
  ) {}

  @Post('scans')
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: ScanView })
  scan(
    @CurrentCaller() caller: Caller,
    @Body() { clientScanId, code, station }: ScanInput,
  ): Promise<ScanView> {
    const { merchantId } = caller;
    const scan = { merchantId, clientScanId, code, station };
    return this.database.transaction(merchantId, async (tx) => {
      const { outcome, returnId, returnLineId } = await this.scans.scan(tx, scan, actorOf(caller));
      return {
        outcome,
        receipt: returnId && (await getReceipt(tx, merchantId, returnId)),
        returnLineId,
      } as ScanView;
    });
  }

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

  @Post('receipts/:returnId/items')
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: ReceiptView })
  takeItem(
    @CurrentCaller() caller: Caller,
    @Param('returnId') returnId: string,
    @Body() body: ItemInput,
  ): Promise<ReceiptView> {
    const { merchantId } = caller;
    return this.database.transaction(merchantId, async (tx) => {
      await this.bench.takeItem(tx, { merchantId, returnId }, body, actorOf(caller));
      return getReceipt(tx, merchantId, returnId);
    });
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
      await this.bench.complete(tx, returnId, { by: actorOf(caller), note });
      return getReceipt(tx, caller.merchantId, returnId);
    });
  }

  @Post('items/:returnItemId/grade')
  @HttpCode(200)
  @Needs('receiving:write')
  @Keyed()
  @ApiOkResponse({ type: ReceiptView })
  grade(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('returnItemId') returnItemId: string,
    @Body() { grade }: GradeInput,
  ): Promise<ReceiptView> {
    return this.idempotency.run(call, async (tx) => {
      const returnId = await this.bench.grade(tx, returnItemId, grade, actorOf(caller));
      return getReceipt(tx, caller.merchantId, returnId);
    });
  }

  @Post('items/:returnItemId/disposition')
  @HttpCode(200)
  @Needs('receiving:write')
  @Keyed()
  @ApiOkResponse({ type: ReceiptView })
  dispose(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('returnItemId') returnItemId: string,
    @Body() body: DispositionInput,
  ): Promise<ReceiptView> {
    return this.idempotency.run(call, async (tx) => {
      const returnId = await this.bench.dispose(tx, returnItemId, body, actorOf(caller));
      return getReceipt(tx, caller.merchantId, returnId);
    });
  }
}

const actorOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');
