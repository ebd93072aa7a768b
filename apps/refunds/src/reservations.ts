import { Clock, newId } from '#chassis';
import { NotFound } from '#contracts';
import { Outbox } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { approvalsFor } from './control/approval.rules.js';
import type { RefundPolicy } from './control/refund-policy.dto.js';
import { policyOf } from './control/refund-policies.js';
import { Gateways } from './gateways/gateways.js';
import { reserveEntries } from './ledger.rules.js';
import { postToLedger } from './ledger.service.js';
import type { Routed } from './outcome.rules.js';
import { PaidOrderRow } from './paid-order.entity.js';
import { refundReserved } from './refund.events.js';
import { insertReservation } from './reservation.service.js';
import type { DueRefund } from './settlement.rules.js';

/** Whose money it is, and who gives it back. */
export interface Owed {
  merchantId: string;
  returnId: string;
  orderId: string;
  currency: string;
  by?: string;
  note?: string;
  /** The merchant's, where it was read already. */
  policy?: RefundPolicy;
}

/** Sets money aside for a refund. The order's row must be locked. */
@Injectable()
export class Reservations {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  /** The new refund's id. */
  async reserve(tx: EntityManager, owed: Owed, due: DueRefund): Promise<string> {
    const { merchantId, currency } = owed;
    const refundId = newId('rfd');
    const at = this.clock.now();
    const gatewayOf = (tender: Routed): string => tender.gateway ?? this.gateways.nameFor(tender);
    const approvalsNeeded = approvalsFor(due.amountMinor, owed.policy ?? (await policyOf(tx, merchantId)));
    await insertReservation(tx, { by: 'system', ...owed, refundId, due, gatewayOf, approvalsNeeded, at });
    const posting = { merchantId, refundId, currency, kind: 'reserve', attempt: 1, at } as const;
    await postToLedger(tx, posting, reserveEntries(due));
    const event = refundReserved({ ...owed, refundId, amountMinor: due.amountMinor }, at);
    await this.outbox.record(tx, { merchantId, aggregateId: refundId }, event);
    return refundId;
  }
}

/** Two refunds of one order are reserved one after the other. Throws NotFound while the order has not arrived. */
export async function lockOrder(
  tx: EntityManager,
  merchantId: string,
  orderId: string,
): Promise<PaidOrderRow> {
  const lock = { mode: 'pessimistic_write' } as const;
  const order = await tx.findOne(PaidOrderRow, { where: { merchantId, orderId }, lock });
  if (!order) throw new NotFound('paid order', orderId);
  return order;
}
