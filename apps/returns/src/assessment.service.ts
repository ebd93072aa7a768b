import { Clock } from '#chassis';
import type { Caller } from '#chassis';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkOwnOrder, requestedAtOf } from './caller.js';
import type { AskedLine } from './facts.rules.js';
import { boughtOrder, theOrder } from './order.queries.js';
import type { OrderKey } from './order.queries.js';
import type { ReturnableView } from './order.view.js';
import { policyOf } from './policy.queries.js';
import { quoteView } from './quote.view.js';
import type { QuoteView } from './quote.view.js';
import type { QuoteInput, QuoteLineInput, ReturnLineInput } from './return.dto.js';
import { assess, shipWithin } from './return.rules.js';

/** What may be returned and for how much. Changes nothing. */
@Injectable()
export class AssessmentService {
  constructor(private readonly clock: Clock) {}

  /** Throws NotFound, MissingScope, RequestedInFuture. */
  async quote(tx: EntityManager, caller: Caller, input: QuoteInput): Promise<QuoteView> {
    checkOwnOrder(caller, input.orderId);
    const now = this.clock.now();
    const asOf = requestedAtOf(caller, input.requestedAt, now).toISOString();
    const key = { merchantId: caller.merchantId, orderId: input.orderId };
    const order = await boughtOrder(tx, await theOrder(tx, key));
    const policy = await policyOf(tx, caller.merchantId);
    const assessed = assess({ order, lines: input.lines.map(askedLine), policy, asOf });
    const atOnce = assessed.decision.verdict === 'accept';
    const shipByOn = atOnce ? shipWithin(assessed.facts, policy, now.toISOString()).lastDayOn : null;
    return quoteView(assessed, order.currency, shipByOn);
  }

  /** For each line of the order: one piece of it, today, with no reason given. Throws NotFound. */
  async returnable(tx: EntityManager, key: OrderKey): Promise<ReturnableView> {
    const order = await boughtOrder(tx, await theOrder(tx, key));
    const policy = await policyOf(tx, key.merchantId);
    const asOf = this.clock.now().toISOString();
    const lines = order.lines.map((line) => {
      // Each line by itself: what the others are worth must not send it to a person.
      const asked = [askedLine({ orderLineId: line.lineId, quantity: 1 })];
      const { verdict, responseCodes, lastDayOn, explanation } = assess({
        order: { ...order, lines: [line] },
        lines: asked,
        policy,
        asOf,
      }).lines[0]!;
      return {
        orderLineId: line.lineId,
        sku: line.sku,
        description: line.description,
        remainingQuantity: line.quantity - line.quantityInReturns,
        verdict,
        responseCodes,
        lastDayOn,
        explanation,
      };
    });
    return { orderId: key.orderId, lines };
  }
}

export const askedLine = (line: QuoteLineInput | ReturnLineInput): AskedLine => ({
  orderLineId: line.orderLineId,
  sku: 'sku' in line ? line.sku : undefined,
  quantity: line.quantity,
  reasonCode: line.reasonCode ?? 'not_specified',
});
