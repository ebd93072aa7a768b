import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, MissingScope, Natural, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { EntityManager } from 'typeorm';
import { BenchService } from './bench.service.js';
import { actorOf, stationOf } from './caller.js';
import { gradeByAnswers } from './inspection/forms.js';
import type { ItemResult } from './item-command.js';
import { ItemsService } from './items.service.js';
import { getReceipt } from './receipts.queries.js';
import { DispositionInput, GradeInput, ItemBehindScanInput, ItemInput } from './receiving.dto.js';
import { ItemOutcomeView, ReceiptView } from './receiving.dto.js';
import { nextStepOf } from './scans/scan.outcomes.js';

@ApiTags('receiving')
@Controller('v1/receiving')
export class ItemsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly items: ItemsService,
    private readonly bench: BenchService,
  ) {}

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
      await this.items.take(tx, { ...(await this.command(tx, caller, body)), returnId }, actorOf(caller));
      return getReceipt(tx, merchantId, returnId);
    });
  }

  @Post('items')
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: ItemOutcomeView })
  takeItemBehindScan(
    @CurrentCaller() caller: Caller,
    @Body() body: ItemBehindScanInput,
  ): Promise<ItemOutcomeView> {
    const { parcelScanId } = body;
    return this.database.transaction(caller.merchantId, async (tx) => {
      const command = { ...(await this.command(tx, caller, body)), parcelScanId };
      return viewOf(tx, caller, await this.items.takeBehind(tx, command, actorOf(caller)));
    });
  }

  @Post('items/:returnItemId/grade')
  @HttpCode(200)
  @Needs('receiving:inspect')
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
  @Needs('receiving:inspect')
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

  /** Grading is the inspector's: a receiver's finding carries neither grade nor disposition. */
  private async command(tx: EntityManager, caller: Caller, body: ItemInput) {
    const { clientScanId, deviceAt, station, ...found } = body;
    const judges = found.grade ?? found.disposition ?? found.answers;
    const may = caller.kind === 'key' && caller.scopes.includes('receiving:inspect');
    if (judges && !may)
      throw new MissingScope('grading needs the scope receiving:inspect', { needed: 'receiving:inspect' });
    const { merchantId } = caller;
    const grade = found.grade ?? (await gradeByAnswers(tx, merchantId, found));
    const at = { station: station ?? stationOf(caller), deviceAt };
    return { merchantId, clientScanId, ...at, found: { ...found, grade } };
  }
}

async function viewOf(
  tx: EntityManager,
  { merchantId }: Caller,
  result: ItemResult,
): Promise<ItemOutcomeView> {
  const { outcome, returnId, returnItemId } = result;
  const receipt = returnId ? await getReceipt(tx, merchantId, returnId) : null;
  return { outcome, nextStep: nextStepOf[outcome], receipt, returnItemId };
}
