import type { AuthorizedLine, OrderedLine, OrderRegisteredV1, ReturnAuthorizedV1 } from '#contracts';
import type { PaidLine } from '#money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import type { AuthorizedReturnLine } from './authorized-return.entity.js';
import { CurrencyChanged } from './refunds.errors.js';

/** Remembers what was paid for each order and what was promised for each return. */
@Injectable()
export class PaidOrdersService {
  /** Takes an order's latest registration. What was refunded stays as it is. Throws CurrencyChanged. */
  async register(tx: EntityManager, merchantId: string, event: OrderRegisteredV1): Promise<void> {
    const rows: unknown[] = await tx.query(
      `insert into paid_order as o
         (merchant_id, order_id, currency, shipping_minor, shipping_tax_minor, shipping_tax_included, lines)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (merchant_id, order_id) do update set currency = excluded.currency,
         shipping_minor = excluded.shipping_minor, shipping_tax_minor = excluded.shipping_tax_minor,
         shipping_tax_included = excluded.shipping_tax_included, lines = excluded.lines
       where o.currency = excluded.currency
         or not exists (select from refund r where (r.merchant_id, r.order_id) = (o.merchant_id, o.order_id))
       returning order_id`,
      [
        merchantId,
        event.orderId,
        event.currency,
        event.shippingMinor,
        event.shippingTaxMinor,
        event.shippingTaxIncluded,
        JSON.stringify(event.lines.map(paidLineOf)),
      ],
    );
    if (rows.length === 0) throw new CurrencyChanged('refunds were paid in another currency', factsOf(event));
    await this.registerPayments(tx, merchantId, event);
  }

  /** A promise is made once; a repetition changes nothing. */
  async remember(tx: EntityManager, merchantId: string, event: ReturnAuthorizedV1): Promise<void> {
    const { returnId, orderId, refundShipping, returnShippingFeeMinor = 0 } = event;
    const { risk = 'low', chargeUnreturnedAllowed: chargeAllowed = false } = event;
    const lines = event.lines.map(promiseOf);
    const promise = { refundShipping, returnShippingFeeMinor, risk, chargeAllowed, lines };
    const row = { merchantId, returnId, orderId, ...promise };
    await tx.upsert(AuthorizedReturnRow, row, ['merchantId', 'returnId']);
  }

  /** A payment keeps at least what was refunded of it, whatever a later registration says. */
  private async registerPayments(
    tx: EntityManager,
    merchantId: string,
    { orderId, payments }: OrderRegisteredV1,
  ): Promise<void> {
    await tx.query(
      `with given as (
         select * from rows from (jsonb_to_recordset($3) as ("paymentId" text, method text, "capturedMinor" bigint))
           with ordinality as p(payment_id, method, captured_minor, position)),
       dropped as (
         update payment set captured_minor = refunded_minor
         where merchant_id = $1 and order_id = $2 and payment_id not in (select payment_id from given))
       insert into payment (merchant_id, order_id, payment_id, position, method, captured_minor)
       select $1, $2, payment_id, position, method, captured_minor from given
       on conflict (merchant_id, order_id, payment_id) do update set position = excluded.position,
         method = excluded.method, captured_minor = greatest(excluded.captured_minor, payment.refunded_minor)`,
      [merchantId, orderId, JSON.stringify(payments)],
    );
  }
}

const factsOf = ({ orderId, currency }: OrderRegisteredV1) => ({ orderId, currency });

const promiseOf = (line: AuthorizedLine): AuthorizedReturnLine => {
  const { returnLineId, orderLineId, sku, quantity, resolution, restockingFeeMinor } = line;
  return { returnLineId, orderLineId, sku, quantity, resolution, restockingFeeMinor };
};

const paidLineOf = (line: OrderedLine): PaidLine => {
  const { lineId, quantity, grossMinor, discountMinor, taxMinor, taxIncluded } = line;
  return { lineId, quantity, grossMinor, discountMinor, taxMinor, taxIncluded };
};
