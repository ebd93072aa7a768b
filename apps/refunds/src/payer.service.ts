import { Clock } from '#chassis';
import { IllegalTransition } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { manualGateway } from './gateways/gateway.js';
import { RefundBooks } from './refund.books.js';
import { peopleMay, refundLifecycle } from './refund.lifecycle.js';
import type { RefundAction } from './refund.lifecycle.js';
import { move, renew } from './refund.moves.js';
import { lockRefund } from './refund.queries.js';
import type { RefundRecord, RefundTender } from './refund.record.js';
import { AnotherPersonNeeded, NotPaidByHand } from './refunds.errors.js';

/** Who acts on which refund; without `paymentId` on every tender the action is for. */
interface Which {
  refundId: string;
  paymentId?: string | undefined;
  by: string;
  /** Who it is, where names may be shared. */
  personId: string;
}

/** What people do with refunds: pay by hand, say that it failed, call it off, try it again. */
@Injectable()
export class PayerService {
  constructor(
    private readonly clock: Clock,
    private readonly books: RefundBooks,
  ) {}

  /** A person has paid. Throws IllegalTransition, NotPaidByHand, AnotherPersonNeeded. */
  async confirm(
    tx: EntityManager,
    which: Which,
    { reference, paidAt = this.clock.now() }: { reference: string; paidAt?: Date | undefined },
  ): Promise<void> {
    const refund = await lockRefund(tx, which.refundId);
    const at = this.clock.now();
    for (const tender of tendersByHand(refund, which, 'confirm')) {
      if (refund.twoToConfirm && !(await this.isSecond(tx, refund, tender, which))) continue;
      const paid = { note: reference, paidReference: reference, paidAt };
      await move(tx, refund, tender, { action: 'confirm', by: which.by, at, ...paid });
      tender.paidAt = paidAt.toISOString();
      await this.books.paid(tx, refund, tender);
    }
    await this.books.settleUp(tx, refund);
  }

  /** The first of two persons is written down; the second must be another. Throws AnotherPersonNeeded. */
  private async isSecond(
    tx: EntityManager,
    { refundId }: RefundRecord,
    { position, confirmedBy }: RefundTender,
    { personId }: Which,
  ): Promise<boolean> {
    if (confirmedBy === personId) throw new AnotherPersonNeeded('you have confirmed it already', {});
    if (confirmedBy !== null) return true;
    await tx.query(`update refund_tender set confirmed_by = $3 where refund_id = $1 and position = $2`, [
      refundId,
      position,
      personId,
    ]);
    return false;
  }

  /** A person could not pay, or the bank sent the money back. Throws IllegalTransition, NotPaidByHand. */
  async fail(tx: EntityManager, which: Which, { reason }: { reason: string }): Promise<void> {
    const refund = await lockRefund(tx, which.refundId);
    const at = this.clock.now();
    for (const tender of tendersByHand(refund, which, 'fail')) {
      const wasPaid = tender.status === 'succeeded';
      await move(tx, refund, tender, {
        action: 'fail',
        by: which.by,
        at,
        note: reason,
        failureReason: reason,
      });
      await this.books.lost(tx, refund, tender, { wasPaid, reason });
    }
    await this.books.settleUp(tx, refund);
  }

  /** Calls off what was not handed to a gateway yet. Throws IllegalTransition. */
  async cancel(tx: EntityManager, which: Which, { reason }: { reason: string }): Promise<void> {
    const refund = await lockRefund(tx, which.refundId);
    const at = this.clock.now();
    for (const tender of tendersThat(refund, which, 'cancel')) {
      await move(tx, refund, tender, {
        action: 'cancel',
        by: which.by,
        at,
        note: reason,
        failureReason: reason,
      });
      tender.failureReason = reason;
    }
    await this.books.settleUp(tx, refund);
  }

  /**
   * Pays again what failed or was called off, and nothing that was paid; `byHand` instead of through its gateway.
   * Throws IllegalTransition, NothingLeftToRefund.
   */
  async retry(
    tx: EntityManager,
    which: Which,
    { byHand, reason }: { byHand: boolean; reason: string },
  ): Promise<void> {
    const refund = await lockRefund(tx, which.refundId);
    const at = this.clock.now();
    for (const tender of tendersThat(refund, which, 'retry')) {
      await move(tx, refund, tender, { action: 'retry', by: which.by, at, note: reason });
      await renew(tx, refund, tender, byHand ? manualGateway : tender.gateway);
    }
    await this.books.settleUp(tx, refund);
  }
}

/** Throws NotPaidByHand when they are their gateway's business. */
function tendersByHand(refund: RefundRecord, which: Which, action: RefundAction): RefundTender[] {
  const tenders = tendersThat(refund, which, action);
  const byHand = tenders.filter(({ gateway }) => gateway === manualGateway);
  if (byHand.length > 0) return byHand;
  const { gateway } = tenders[0]!;
  throw new NotPaidByHand(`${gateway} pays this refund`, { gateway });
}

/** The tenders that `action` is legal for. Throws IllegalTransition when there is none. */
function tendersThat(refund: RefundRecord, { paymentId }: Which, action: RefundAction): RefundTender[] {
  const meant = refund.tenders.filter((tender) => paymentId === undefined || tender.paymentId === paymentId);
  const legal = meant.filter(({ status }) => action in refundLifecycle[status]);
  if (legal.length > 0) return legal;
  const allowed = [
    ...new Set(meant.flatMap(({ status, gateway }) => peopleMay(status, gateway === manualGateway))),
  ];
  throw new IllegalTransition(`cannot ${action} what is ${refund.status}`, {
    from: refund.status,
    action,
    allowed,
  });
}
