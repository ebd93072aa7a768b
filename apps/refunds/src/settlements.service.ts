import { Clock, newId } from '#chassis';
import { NotFound, RefundNotDueV1 } from '#contracts';
import type { NotDueReason, ReturnInspectedV1 } from '#contracts';
import { Outbox } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import { Gateways } from './gateways/gateways.js';
import { reserveEntries } from './ledger.rules.js';
import { postToLedger } from './ledger.service.js';
import { PaidOrderRow } from './paid-order.entity.js';
import { refundReserved } from './refund.events.js';
import { coveredOf, givenBackOf, paymentsOf } from './refund.queries.js';
import type { Covered } from './refund.queries.js';
import { insertReservation } from './reservation.service.js';
import { settlementOf } from './settlement.rules.js';
import type { Tender } from './tenders.rules.js';
import type { Claim, DueRefund, InspectedReturnLine } from './settlement.rules.js';

/** The return being settled. */
interface Settling {
  merchantId: string;
  returnId: string;
  orderId: string;
  currency: string;
}

/** Turns an inspected return into a reserved refund, or into the news that none is due. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  /**
   * Reserves what is due. The order's row is locked first, so that two returns of one order settle one after the other.
   * Throws NotFound while the order or the authorization has not arrived.
   */
  async settle(tx: EntityManager, merchantId: string, event: ReturnInspectedV1): Promise<void> {
    const order = await lockOrder(tx, merchantId, event.orderId);
    const settling = {
      merchantId,
      returnId: event.returnId,
      orderId: event.orderId,
      currency: order.currency,
    };
    const covered = await coveredOf(tx, settling);
    const settlement = settlementOf(await claimOf(tx, order, event, covered));
    if ('due' in settlement) await this.reserve(tx, settling, settlement.due);
    // Nothing on top of a live refund is no news: that refund is the answer.
    else if (covered.returnLineIds.length === 0) await this.tellNotDue(tx, settling, settlement.notDue);
  }

  private async reserve(tx: EntityManager, settling: Settling, due: DueRefund): Promise<void> {
    const { merchantId, currency } = settling;
    const refundId = newId('rfd');
    const at = this.clock.now();
    const gatewayOf = (tender: Tender): string => this.gateways.nameFor(tender);
    await insertReservation(tx, { ...settling, refundId, due, gatewayOf, at });
    const posting = { merchantId, refundId, currency, kind: 'reserve', attempt: 1, at } as const;
    await postToLedger(tx, posting, reserveEntries(due));
    const event = refundReserved({ ...settling, refundId, amountMinor: due.amountMinor }, at);
    await this.outbox.record(tx, { merchantId, aggregateId: refundId }, event);
  }

  private async tellNotDue(tx: EntityManager, settling: Settling, reason: NotDueReason): Promise<void> {
    const { merchantId, returnId, orderId } = settling;
    const event = Object.assign(new RefundNotDueV1(), { returnId, orderId, reason });
    await this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }
}

async function lockOrder(tx: EntityManager, merchantId: string, orderId: string): Promise<PaidOrderRow> {
  const lock = { mode: 'pessimistic_write' } as const;
  const order = await tx.findOne(PaidOrderRow, { where: { merchantId, orderId }, lock });
  if (!order) throw new NotFound('paid order', orderId);
  return order;
}

/** All that decides the refund, without the lines that a live refund covers already. */
async function claimOf(
  tx: EntityManager,
  order: PaidOrderRow,
  event: ReturnInspectedV1,
  covered: Covered,
): Promise<Claim> {
  const { merchantId, orderId } = order;
  const { returnId } = event;
  const authorized = await tx.findOneBy(AuthorizedReturnRow, { merchantId, returnId });
  if (!authorized) throw new NotFound('authorized return', returnId);
  const payments = await paymentsOf(tx, merchantId, orderId);
  return {
    order,
    givenBack: await givenBackOf(tx, merchantId, orderId),
    lines: inspectedLines(authorized, event).filter(
      (line) => !covered.returnLineIds.includes(line.returnLineId),
    ),
    refundShipping: authorized.refundShipping && !covered.shipping,
    // Once per return: a live refund of it has borne the fee.
    returnShippingFeeMinor: covered.returnLineIds.length > 0 ? 0 : authorized.returnShippingFeeMinor,
    capturedMinor: payments.reduce((sum, payment) => sum + payment.capturedMinor, 0),
    payments,
  };
}

/** What was authorized, joined with what the bench found. */
function inspectedLines(
  authorized: AuthorizedReturnRow,
  { lines }: ReturnInspectedV1,
): InspectedReturnLine[] {
  const accepted = new Map(lines.map((line) => [line.returnLineId, line.acceptedQuantity]));
  return authorized.lines.map(({ quantity, ...line }) => ({
    ...line,
    authorizedQuantity: quantity,
    acceptedQuantity: accepted.get(line.returnLineId) ?? 0,
  }));
}
