import type {
  LabelPurchasedV1,
  LabelScannedV1,
  ParcelReceivedV1,
  RefundFailedV1,
  RefundNotDueV1,
  RefundSucceededV1,
  ReturnInspectedV1,
} from '#contracts';
import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Return } from './return.entity.js';
import { returnClosed, returnExpired } from './return.events.js';
import { advance, advanceUnlessLate, keep, tell } from './return.moves.js';
import { lockReturn } from './return.queries.js';

/** Returns that one look of the expiry worker ends. */
const batchSize = 100;

/** What happens to a return once it is authorized, as other services and time tell; in whatever order they do. */
@Injectable()
export class CustodyService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async labelPurchased(
    tx: EntityManager,
    merchantId: string,
    label: LabelPurchasedV1,
    at: Date,
  ): Promise<void> {
    const rma = await lockReturn(tx, { merchantId }, label.returnId);
    const { labelId, carrier, trackingNumber, expiresOn } = label;
    rma.label = { labelId, carrier, trackingNumber, expiresOn };
    await keep(tx, rma);
    await tell(tx, rma, { from: rma.status, action: 'label', by: 'system', at });
  }

  async handedOver(tx: EntityManager, merchantId: string, scan: LabelScannedV1): Promise<void> {
    const rma = await lockReturn(tx, { merchantId }, scan.returnId);
    await advanceUnlessLate(tx, rma, 'hand_over', { by: 'system', at: new Date(scan.scannedAt) });
  }

  /** A parcel of an expired or cancelled return changes nothing here: the dock decides what becomes of it. */
  async parcelReceived(tx: EntityManager, merchantId: string, parcel: ParcelReceivedV1): Promise<void> {
    const rma = await lockReturn(tx, { merchantId }, parcel.returnId);
    await advanceUnlessLate(tx, rma, 'receive', { by: 'system', at: new Date(parcel.receivedAt) });
    await this.closeIfSettled(tx, rma);
  }

  /** What did not come back, or was another thing, may be asked back again. */
  async inspected(
    tx: EntityManager,
    merchantId: string,
    { returnId, lines }: ReturnInspectedV1,
  ): Promise<void> {
    await lockReturn(tx, { merchantId }, returnId);
    await tx.query(
      `update return_line l set returned_quantity = least(i."acceptedQuantity", l.quantity)
       from jsonb_to_recordset($1) as i("returnLineId" text, "acceptedQuantity" int)
       where l.return_id = $2 and l.return_line_id = i."returnLineId"`,
      [JSON.stringify(lines), returnId],
    );
  }

  async refunded(tx: EntityManager, merchantId: string, refund: RefundSucceededV1): Promise<void> {
    const rma = await lockReturn(tx, { merchantId }, refund.returnId);
    const { amountMinor, settles = true } = refund;
    await this.settle(tx, rma, { amountMinor, at: new Date(refund.succeededAt), isAll: settles });
  }

  /** What was paid came back: it no longer counts as refunded. A return that is closed stays so. */
  async refundFailed(tx: EntityManager, merchantId: string, failed: RefundFailedV1, at: Date): Promise<void> {
    if (!failed.wasPaid) return;
    const rma = await lockReturn(tx, { merchantId }, failed.returnId);
    rma.refundedMinor = Math.max(0, (rma.refundedMinor ?? 0) - failed.amountMinor);
    await keep(tx, rma);
    await tell(tx, rma, { from: rma.status, action: 'unsettle', by: 'system', at, note: failed.reason });
  }

  async nothingDue(tx: EntityManager, merchantId: string, settled: RefundNotDueV1, at: Date): Promise<void> {
    const rma = await lockReturn(tx, { merchantId }, settled.returnId);
    await this.settle(tx, rma, { amountMinor: 0, at, note: settled.reason });
  }

  /** Ends a batch of authorized returns whose last day to hand over has passed; resolves with how many. */
  async expireDue(tx: EntityManager): Promise<number> {
    const now = this.clock.now();
    const due = await tx.find(Return, {
      where: { status: 'authorized', expiresAt: LessThanOrEqual(now) },
      order: { expiresAt: 'ASC' },
      take: batchSize,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    for (const rma of due) {
      await advance(tx, rma, 'expire', { by: 'system', at: rma.expiresAt ?? now });
      await this.outbox.record(tx, aboutOf(rma), returnExpired(rma, now));
    }
    return due.length;
  }

  /** Money may be heard of before the parcel is: then the return closes when it is received. */
  private async settle(
    tx: EntityManager,
    rma: Return,
    {
      amountMinor,
      at,
      note,
      isAll = true,
    }: { amountMinor: number; at: Date; note?: string; isAll?: boolean },
  ): Promise<void> {
    rma.refundedMinor = (rma.refundedMinor ?? 0) + amountMinor;
    if (isAll) rma.settledAt ??= at;
    await keep(tx, rma);
    await tell(tx, rma, { from: rma.status, action: 'settle', by: 'system', at, note });
    await this.closeIfSettled(tx, rma);
  }

  private async closeIfSettled(tx: EntityManager, rma: Return): Promise<void> {
    if (rma.status !== 'received' || !rma.settledAt) return;
    await advance(tx, rma, 'close', { by: 'system', at: this.clock.now() });
    await this.outbox.record(tx, aboutOf(rma), returnClosed(rma, this.clock.now()));
  }
}

const aboutOf = ({ merchantId, returnId }: Return) => ({ merchantId, aggregateId: returnId });
