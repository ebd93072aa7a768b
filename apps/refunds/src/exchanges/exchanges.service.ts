import { Clock, newId } from '#chassis';
import {
  NotFound,
  ReplacementCanceledV1,
  ReplacementLine,
  ReplacementOrderedV1,
  UnreturnedChargeDueV1,
} from '#contracts';
import { Outbox } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorizedReturnRow } from '../authorized-return.entity.js';
import { policyOf } from '../control/refund-policies.js';
import { Gateways } from '../gateways/gateways.js';
import type { TenderToPay } from '../gateways/gateway.js';
import { RefundBooks } from '../refund.books.js';
import { move, renew } from '../refund.moves.js';
import { lockRefund } from '../refund.queries.js';
import { lockOrder } from '../reservations.js';
import { ExchangeNotPossible } from '../refunds.errors.js';
import type { ExchangeView, RequestExchange } from './exchange.dto.js';
import { exchangeOf, lockExchange } from './exchange.queries.js';

/** Replacements: asked for, ordered from the storefront, shipped or called off. */
@Injectable()
export class ExchangesService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly books: RefundBooks,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  /** The new exchange's id. Throws NotFound, ExchangeNotPossible. */
  async request(tx: EntityManager, merchantId: string, asked: RequestExchange): Promise<string> {
    const { returnId, replacements, instant } = asked;
    const authorized = await tx.findOneBy(AuthorizedReturnRow, { merchantId, returnId });
    if (!authorized) throw new NotFound('authorized return', returnId);
    const { currency } = await lockOrder(tx, merchantId, authorized.orderId);
    const exchanged = authorized.lines.filter(({ resolution }) => resolution === 'exchange');
    const fits = replacements.every(({ returnLineId }) =>
      exchanged.some((line) => line.returnLineId === returnLineId),
    );
    if (!fits)
      throw new ExchangeNotPossible('only lines that are resolved by exchange can be replaced', { returnId });
    if (instant && !(await policyOf(tx, merchantId)).instantExchange)
      throw new ExchangeNotPossible('the policy sends nothing before the goods are back', { returnId });
    if (await lockExchange(tx, { merchantId, returnId }))
      throw new ExchangeNotPossible('the return has an exchange already', { returnId });
    const exchangeId = newId('exc');
    const priceMinor = replacements.reduce(
      (sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor,
      0,
    );
    await tx.query(
      `insert into exchange (exchange_id, merchant_id, return_id, order_id, currency, status, instant,
         replacements, price_minor, requested_at) values ($1, $2, $3, $4, $5, 'requested', $6, $7, $8, $9)`,
      [
        exchangeId,
        merchantId,
        returnId,
        authorized.orderId,
        currency,
        instant,
        JSON.stringify(replacements),
        priceMinor,
        this.clock.now(),
      ],
    );
    // The goods' worth is not known before they are seen: until then they count as worth the replacement.
    if (instant) await this.order(tx, merchantId, { exchangeId, creditMinor: priceMinor });
    return exchangeId;
  }

  /** The goods are back and pay for the replacement: it is ordered, once. The exchange's id. */
  async pay(tx: EntityManager, { merchantId, refundId, returnId }: TenderToPay): Promise<string> {
    const known = await lockExchange(tx, { merchantId, returnId });
    const exchange = known ?? (await this.sameAgain(tx, merchantId, refundId));
    if (exchange.status !== 'requested') return exchange.exchangeId;
    const rows: { credit: number }[] = await tx.query(
      `select sum(amount_minor)::bigint as credit from refund_tender where refund_id = $1 and gateway = 'exchange'`,
      [refundId],
    );
    await this.order(tx, merchantId, { exchangeId: exchange.exchangeId, creditMinor: rows[0]!.credit });
    return exchange.exchangeId;
  }

  /** Throws NotFound, ExchangeNotPossible. */
  async ship(tx: EntityManager, exchangeId: string): Promise<void> {
    const { status } = await exchangeOf(tx, exchangeId, 'for update');
    if (status !== 'ordered') throw new ExchangeNotPossible(`it is ${status}`, { status });
    await tx.query(`update exchange set status = 'shipped', shipped_at = $2 where exchange_id = $1`, [
      exchangeId,
      this.clock.now(),
    ]);
  }

  /** The replacement cannot be sent: its money goes back to the payments instead. Throws as `ship`. */
  async cancel(
    tx: EntityManager,
    merchantId: string,
    { exchangeId, reason, by }: { exchangeId: string; reason: string; by: string },
  ): Promise<void> {
    const exchange = await exchangeOf(tx, exchangeId, 'for update');
    const { status, returnId, orderId } = exchange;
    if (status === 'shipped' || status === 'canceled')
      throw new ExchangeNotPossible(`it is ${status}`, { status });
    await tx.query(`update exchange set status = 'canceled' where exchange_id = $1`, [exchangeId]);
    const canceled = Object.assign(new ReplacementCanceledV1(), { exchangeId, returnId, orderId, reason });
    await this.outbox.record(tx, { merchantId, aggregateId: exchangeId }, canceled);
    const refunds: { refund_id: string }[] = await tx.query(
      `select refund_id from refund where merchant_id = $1 and return_id = $2 and means = 'exchange' and live`,
      [merchantId, returnId],
    );
    for (const { refund_id: refundId } of refunds) await this.payInstead(tx, refundId, { reason, by });
  }

  /**
   * The goods of an instant exchange never came. The customer is charged only where law and policy allow it, and never
   * for a replacement that was not shipped: that one is called off.
   */
  async neverReturned(tx: EntityManager, merchantId: string, returnId: string): Promise<void> {
    const exchange = await lockExchange(tx, { merchantId, returnId });
    if (!exchange?.instant) return;
    const { exchangeId, orderId, currency, creditMinor } = exchange;
    if (exchange.status !== 'shipped')
      return this.cancel(tx, merchantId, { exchangeId, reason: 'the goods never came', by: 'system' });
    const { chargeUnreturned } = await policyOf(tx, merchantId);
    const authorized = await tx.findOneBy(AuthorizedReturnRow, { merchantId, returnId });
    if (!chargeUnreturned || !authorized?.chargeAllowed) return;
    const facts = { exchangeId, returnId, orderId, currency, amountMinor: creditMinor };
    const event = Object.assign(new UnreturnedChargeDueV1(), facts);
    await this.outbox.record(tx, { merchantId, aggregateId: exchangeId }, event);
  }

  private async payInstead(
    tx: EntityManager,
    refundId: string,
    { reason, by }: { reason: string; by: string },
  ): Promise<void> {
    const refund = await lockRefund(tx, refundId);
    const at = this.clock.now();
    for (const tender of refund.tenders.filter(
      (one) => one.gateway === 'exchange' && one.status === 'succeeded',
    )) {
      await move(tx, refund, tender, { action: 'reject', by, at, note: reason, failureReason: reason });
      await this.books.lost(tx, refund, tender, { wasPaid: true, reason });
      await move(tx, refund, tender, { action: 'retry', by, at, note: 'to the payment instead' });
      await renew(tx, refund, tender, this.gateways.nameFor(tender));
    }
    await this.books.settleUp(tx, refund);
  }

  /** Nobody named a replacement: the same product again, for what came back. */
  private async sameAgain(tx: EntityManager, merchantId: string, refundId: string): Promise<ExchangeView> {
    const { returnId, orderId, currency, lines, amountMinor } = await lockRefund(tx, refundId);
    const replacements = lines.map(({ returnLineId, sku, quantity, refundMinor }) => ({
      returnLineId,
      sku,
      quantity,
      unitPriceMinor: Math.floor(refundMinor / quantity),
    }));
    const exchangeId = newId('exc');
    await tx.query(
      `insert into exchange (exchange_id, merchant_id, return_id, order_id, currency, status, replacements,
         price_minor, requested_at) values ($1, $2, $3, $4, $5, 'requested', $6, $7, $8)`,
      [
        exchangeId,
        merchantId,
        returnId,
        orderId,
        currency,
        JSON.stringify(replacements),
        amountMinor,
        this.clock.now(),
      ],
    );
    return exchangeOf(tx, exchangeId);
  }

  private async order(
    tx: EntityManager,
    merchantId: string,
    { exchangeId, creditMinor }: { exchangeId: string; creditMinor: number },
  ): Promise<void> {
    await tx.query(
      `update exchange set status = 'ordered', ordered_at = $3, credit_minor = $2,
         to_pay_minor = greatest(0, price_minor - $2) where exchange_id = $1`,
      [exchangeId, creditMinor, this.clock.now()],
    );
    const { returnId, orderId, currency, replacements, toPayMinor } = await exchangeOf(tx, exchangeId);
    const event = Object.assign(new ReplacementOrderedV1(), {
      exchangeId,
      returnId,
      orderId,
      currency,
      creditMinor,
      toPayMinor,
      lines: replacements.map((line) => Object.assign(new ReplacementLine(), line)),
    });
    await this.outbox.record(tx, { merchantId, aggregateId: exchangeId }, event);
  }
}
