import { Clock } from '#chassis';
import { NotFound } from '#contracts';
import { MoneyError, refundLines } from '#money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorizedReturnRow } from '../authorized-return.entity.js';
import { givenBackOf, paymentsOf } from '../refund.queries.js';
import { BudgetExhausted, NothingLeftToRefund } from '../refunds.errors.js';
import { lockOrder, Reservations } from '../reservations.js';
import { tendersFor } from '../tenders.rules.js';
import type { GiveGoodwill } from './control.dto.js';
import { policyOf } from './refund-policies.js';

interface Gift {
  asked: GiveGoodwill;
  by: string;
}

/** Gives money that nothing but good will owes, within a budget and never more than was paid. */
@Injectable()
export class GoodwillService {
  constructor(
    private readonly clock: Clock,
    private readonly reservations: Reservations,
  ) {}

  /** The new refund's id. Throws NotFound, BudgetExhausted, NothingLeftToRefund. */
  async give(tx: EntityManager, merchantId: string, { asked: gift, by }: Gift): Promise<string> {
    const { returnId, returnLineId, amountMinor } = gift;
    const authorized = await tx.findOneBy(AuthorizedReturnRow, { merchantId, returnId });
    const line = authorized?.lines.find((one) => one.returnLineId === returnLineId);
    if (!authorized || !line) throw new NotFound('line of an authorized return', returnLineId);
    const { orderId } = authorized;
    const order = await lockOrder(tx, merchantId, orderId);
    const { goodwillPerMonthMinor, tenderStrategy } = await policyOf(tx, merchantId);
    await this.keepBudget(tx, merchantId, { amountMinor, budgetMinor: goodwillPerMonthMinor ?? null });
    const given = (await givenBackOf(tx, merchantId, orderId)).map((part) => ({
      ...part,
      lineId: part.orderLineId,
    }));
    const lineId = line.orderLineId;
    const wanted = {
      lines: [{ lineId, quantity: line.quantity, amountMinor }],
      refundShipping: false,
      fees: [],
    };
    const before = { lines: given, shippingRefunded: false };
    const [part] = withinWorth(returnId, () => refundLines(order, before, wanted).lines);
    const tenders = tendersFor(amountMinor, await paymentsOf(tx, merchantId, orderId), tenderStrategy);
    if (tenders.reduce((sum, tender) => sum + tender.amountMinor, 0) < amountMinor)
      throw new NothingLeftToRefund('the payments do not hold that much', { returnId });
    const { sku, quantity } = line;
    const { taxMinor } = part!;
    const refunded = { returnLineId, orderLineId: lineId, sku, quantity, refundMinor: amountMinor, taxMinor };
    return this.reservations.reserve(
      tx,
      { merchantId, returnId, orderId, currency: order.currency, by, note: gift.reason },
      { ...nothingElse, amountMinor, tenders, lines: [{ ...refunded, kind: 'goodwill' }] },
    );
  }

  private async keepBudget(
    tx: EntityManager,
    merchantId: string,
    { amountMinor, budgetMinor }: { amountMinor: number; budgetMinor: number | null },
  ): Promise<void> {
    if (budgetMinor === null) return;
    // The policy's row is the budget's lock: two gifts at once must not both find room.
    await tx.query(`select from refund_policy where merchant_id = $1 for update`, [merchantId]);
    const month = `${this.clock.now().toISOString().slice(0, 7)}-01`;
    const rows: { spent: number }[] = await tx.query(
      `select coalesce(sum(r.amount_minor), 0)::bigint as spent from refund r where r.merchant_id = $1 and r.live
         and r.reserved_at >= $2::timestamptz and exists (
           select from refund_line l where l.refund_id = r.refund_id and l.kind = 'goodwill')`,
      [merchantId, `${month}T00:00:00Z`],
    );
    const leftMinor = budgetMinor - rows[0]!.spent;
    if (amountMinor > leftMinor) throw new BudgetExhausted('the month’s goodwill is spent', { leftMinor });
  }
}

/** Throws NothingLeftToRefund where the pieces, or what is left of them, are worth less. */
function withinWorth<T>(returnId: string, calculate: () => T): T {
  try {
    return calculate();
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new NothingLeftToRefund(error.message, { returnId });
  }
}

const nothingElse = {
  shippingMinor: 0,
  restockingFeeMinor: 0,
  returnShippingFeeMinor: 0,
  shortfallMinor: 0,
};
