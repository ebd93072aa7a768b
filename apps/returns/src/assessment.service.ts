import { Clock } from '#chassis';
import type { Caller } from '#chassis';
import type { LanguageCode } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkOwnOrder, requestedAtOf } from './caller.js';
import { DecisionService } from './decision.service.js';
import type { AskedLine } from './facts.rules.js';
import { boughtOrder, theOrder } from './order.queries.js';
import type { ReturnableView } from './order.view.js';
import { quoteView } from './quote.view.js';
import type { QuoteView } from './quote.view.js';
import type { QuoteInput, QuoteLineInput, ReturnLineInput } from './return.dto.js';
import { requestOf } from './request.rules.js';
import { assess, shipByOf, shipWithin } from './return.rules.js';

/** What may be returned and for how much. Changes nothing. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly clock: Clock,
    private readonly decisions: DecisionService,
  ) {}

  /** Throws NotFound, MissingScope, RequestedInFuture. */
  async quote(
    tx: EntityManager,
    caller: Caller,
    input: QuoteInput,
    language: LanguageCode,
  ): Promise<QuoteView> {
    checkOwnOrder(caller, input.orderId);
    const now = this.clock.now();
    const asOf = requestedAtOf(caller, input.requestedAt, now).toISOString();
    const key = { merchantId: caller.merchantId, orderId: input.orderId };
    const order = await boughtOrder(tx, await theOrder(tx, key));
    const decider = await this.decisions.decider(tx, caller.merchantId, order.placedAt);
    const request = requestOf(caller, input);
    const assessed = assess({ order, lines: input.lines.map(askedLine), request, asOf }, decider, language);
    const atOnce = assessed.decision.verdict === 'accept';
    const shipByOn = atOnce ? shipWithin(shipByOf(assessed.decision), now).lastDayOn : null;
    return quoteView(assessed, order.currency, shipByOn);
  }

  /** For each line of the order: one piece of it, today, with no reason given. Throws NotFound. */
  async returnable(
    tx: EntityManager,
    caller: Caller,
    { orderId, language }: { orderId: string; language: LanguageCode },
  ): Promise<ReturnableView> {
    const order = await boughtOrder(tx, await theOrder(tx, { merchantId: caller.merchantId, orderId }));
    const decider = await this.decisions.decider(tx, caller.merchantId, order.placedAt);
    const about = { request: requestOf(caller, {}), asOf: this.clock.now().toISOString() };
    const lines = order.lines.map((line) => {
      // Each line by itself: what the others are worth must not send it to a person.
      const asked = [askedLine({ orderLineId: line.lineId, quantity: 1 })];
      const assessed = assess(
        { ...about, order: { ...order, lines: [line] }, lines: asked },
        decider,
        language,
      );
      const { verdict, responseCodes, lastDayOn, explanation } = assessed.lines[0]!;
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
    return { orderId, lines };
  }
}

export const askedLine = (line: QuoteLineInput | ReturnLineInput): AskedLine => ({
  orderLineId: line.orderLineId,
  sku: 'sku' in line ? line.sku : undefined,
  quantity: line.quantity,
  reasonCode: line.reasonCode ?? 'not_specified',
});
