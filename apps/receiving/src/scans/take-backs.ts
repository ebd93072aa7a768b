import { Injectable } from '@nestjs/common';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { count } from '../findings.service.js';
import { InspectionsService } from '../inspection/inspections.service.js';
import { ParcelsService } from '../parcels.service.js';
import { lockReceipt, moveItem } from '../receipt.steps.js';
import { itemUndone } from '../receiving.events.js';
import { ReceiptLineRow, ReturnItemRow } from '../receiving.entities.js';
import type { ReceiptRow } from '../receiving.entities.js';
import { StockService } from '../stock/stock.service.js';
import type { Actor, StoredCommand } from './scan.store.js';

/** Takes back what an undone command had done, by entries that compensate. */
@Injectable()
export class TakeBacks {
  constructor(
    private readonly outbox: Outbox,
    private readonly parcels: ParcelsService,
    private readonly stock: StockService,
    private readonly inspections: InspectionsService,
  ) {}

  async takeBack(tx: EntityManager, undone: StoredCommand, actor: Actor): Promise<void> {
    if (!undone.returnId) return;
    const receipt = await lockReceipt(tx, undone.returnId);
    if (undone.returnItemId) await this.takeBackItem(tx, receipt, undone.returnItemId, actor);
    await this.parcels.reconsider(tx, receipt, actor);
  }

  private async takeBackItem(
    tx: EntityManager,
    receipt: ReceiptRow,
    returnItemId: string,
    actor: Actor,
  ): Promise<void> {
    const item = await tx.findOneByOrFail(ReturnItemRow, { returnItemId });
    const line = await tx.findOneByOrFail(ReceiptLineRow, { returnLineId: item.returnLineId });
    await moveItem(tx, { receipt, item }, 'undo', actor);
    await count(tx, line, item, -1);
    const about = { merchantId: receipt.merchantId, aggregateId: receipt.returnId };
    await this.outbox.record(tx, about, itemUndone(receipt, { line, item }, actor.at));
    await this.stock.post(tx, receipt, line, actor);
    await this.inspections.reconsider(tx, receipt, { cause: `undo ${returnItemId}`, mayBeUndone: true });
  }
}
