import { newId } from '#chassis';
import type { Caller } from '#chassis';
import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import type { LanguageCode } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { askedLine } from './assessment.service.js';
import { actorOf, checkOwnOrder, requestedAtOf } from './caller.js';
import { boughtOrder, findOrder, lockOrder, orderHolding } from './order.queries.js';
import { DecisionService } from './decision.service.js';
import type { ReturnInput } from './return.dto.js';
import { Return, ReturnLine } from './return.entity.js';
import type { ReturnSource } from './return.entity.js';
import { returnAuthorized, returnCancelled, returnDeclined, returnRequested } from './return.events.js';
import { advance, tell } from './return.moves.js';
import type { Move } from './return.moves.js';
import { insertReturn, judgeLines, linesOfReturn, lockReturn, sightOf } from './return.queries.js';
import { requestOf } from './request.rules.js';
import { assess, shipByOf, shipWithin } from './return.rules.js';
import type { Assessment } from './return.rules.js';

/** What a person decides about a return by its id. */
export interface Word {
  returnId: string;
  note?: string | undefined;
}

/** Opens returns and takes the decisions of people about them. Each method resolves with the return's id. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly decisions: DecisionService,
  ) {}

  /** Records the request whatever the verdict. Throws NotFound (a guest's), MissingScope, RequestedInFuture. */
  async open(
    tx: EntityManager,
    caller: Caller,
    input: ReturnInput,
    { language, source = 'request' }: { language: LanguageCode; source?: ReturnSource },
  ): Promise<string> {
    const now = this.clock.now();
    const requestedAt = requestedAtOf(caller, input.requestedAt, now);
    const { merchantId } = caller;
    const named = await orderMeant(tx, caller, input, requestedAt);
    const locked = named === null ? null : await lockOrder(tx, { merchantId, orderId: named });
    const order = locked && (await boughtOrder(tx, locked));
    const orderId = locked?.orderId ?? null;
    const asOf = requestedAt.toISOString();
    const decider = await this.decisions.decider(tx, merchantId, order?.placedAt ?? asOf);
    const request = requestOf(caller, input, source);
    const about = { order, lines: input.lines.map(askedLine), request, asOf };
    const assessed = assess(about, decider, language);
    const rma = await insertReturn(tx, returnOf(assessed, { merchantId, orderId, requestedAt, source }));
    const lines = linesFor(rma, assessed, input);
    await tx.insert(ReturnLine, lines);
    await this.decisions.save(tx, rma, assessed.decided);
    const note = named === orderId ? undefined : `no order ${named} is known`;
    await tell(tx, rma, { from: null, action: 'request', by: actorOf(caller), at: requestedAt, note });
    await this.outbox.record(tx, aboutOf(rma), returnRequested(rma, lines));
    await this.conclude(tx, rma, assessed.decision.timeZone, now);
    return rma.returnId;
  }

  /** Authorizes the lines that the policy did not decline. Throws NotFound, IllegalTransition. */
  async approve(tx: EntityManager, caller: Caller, { returnId, note }: Word): Promise<string> {
    const rma = await lockReturn(tx, sightOf(caller), returnId);
    Object.assign(rma, { verdict: 'accept', responseCodes: ['approved_after_review'] });
    await judgeLines(tx, rma, { from: ['review'], explanation: 'A person looked at it and approved it.' });
    const move = { by: actorOf(caller), at: this.clock.now(), note };
    await this.authorize(tx, rma, 'approve', { ...move, timeZone: await timeZoneOf(tx, rma) });
    return returnId;
  }

  /** Declines every line. Throws NotFound, IllegalTransition. */
  async decline(tx: EntityManager, caller: Caller, { returnId, note }: Word): Promise<string> {
    const rma = await lockReturn(tx, sightOf(caller), returnId);
    Object.assign(rma, { verdict: 'decline', responseCodes: ['declined_after_review'], ...worthNothing });
    const explanation = 'A person looked at it and declined it.';
    await judgeLines(tx, rma, { from: ['review', 'accept'], explanation });
    const at = this.clock.now();
    await advance(tx, rma, 'decline', { by: actorOf(caller), at, note });
    await this.outbox.record(tx, aboutOf(rma), returnDeclined(rma, at));
    return returnId;
  }

  /** Throws NotFound, IllegalTransition. */
  async cancel(tx: EntityManager, caller: Caller, { returnId, note }: Word): Promise<string> {
    const rma = await lockReturn(tx, sightOf(caller), returnId);
    const at = this.clock.now();
    await advance(tx, rma, 'cancel', { by: actorOf(caller), at, note });
    await this.outbox.record(tx, aboutOf(rma), returnCancelled(rma, at));
    return returnId;
  }

  /** Does what the policy's verdict says. */
  private async conclude(tx: EntityManager, rma: Return, timeZone: string, at: Date): Promise<void> {
    const move = { by: 'system', at };
    if (rma.verdict === 'accept') return this.authorize(tx, rma, 'authorize', { ...move, timeZone });
    if (rma.verdict === 'review') return advance(tx, rma, 'review', move);
    await advance(tx, rma, 'decline', move);
    await this.outbox.record(tx, aboutOf(rma), returnDeclined(rma, at));
  }

  private async authorize(
    tx: EntityManager,
    rma: Return,
    action: 'authorize' | 'approve',
    { timeZone, ...move }: Move & { timeZone: string },
  ): Promise<void> {
    const { lastDayOn, endsAt } = shipWithin({ shipByDays: rma.shipByDays, timeZone }, move.at);
    Object.assign(rma, { shipByOn: lastDayOn, expiresAt: new Date(endsAt) });
    await advance(tx, rma, action, move);
    const accepted = (await linesOfReturn(tx, [rma.returnId])).filter(({ verdict }) => verdict === 'accept');
    await this.outbox.record(tx, aboutOf(rma), returnAuthorized(rma, accepted, move.at));
  }
}

/** The consumer's; a return without an order is never authorized. */
async function timeZoneOf(tx: EntityManager, { merchantId, orderId }: Return): Promise<string> {
  const order = orderId === null ? null : await findOrder(tx, { merchantId, orderId });
  return order?.timeZone ?? 'UTC';
}

const aboutOf = ({ merchantId, returnId }: Return) => ({ merchantId, aggregateId: returnId });

/** The order named, or a guest's own, or the purchaser's latest with these goods. Throws NotFound for a guest's wrong one. */
async function orderMeant(
  tx: EntityManager,
  caller: Caller,
  { orderId, purchaserReference, lines }: ReturnInput,
  before: Date,
): Promise<string | null> {
  if (orderId) checkOwnOrder(caller, orderId);
  if (caller.kind === 'guest') return caller.orderId;
  if (orderId || !purchaserReference) return orderId ?? null;
  const skus = lines.flatMap(({ sku }) => sku ?? []);
  return orderHolding(tx, { merchantId: caller.merchantId, purchaserReference, skus, before });
}

const worthNothing = {
  refundShipping: false,
  shippingRefundMinor: 0,
  returnShippingFeeMinor: 0,
  estimatedRefundMinor: 0,
};

const returnOf = (
  assessed: Assessment,
  about: Pick<Return, 'merchantId' | 'orderId' | 'requestedAt' | 'source'>,
): Omit<Return, 'rmaNumber'> => ({
  returnId: newId('ret'),
  ...about,
  status: 'requested',
  verdict: assessed.decision.verdict,
  responseCodes: assessed.responseCodes,
  currency: assessed.currency,
  shipByDays: shipByOf(assessed.decision).shipByDays,
  shipByOn: null,
  expiresAt: null,
  refundShipping: assessed.refundShipping,
  shippingRefundMinor: assessed.shippingRefundMinor,
  returnShippingFeeMinor: assessed.returnShippingFeeMinor,
  estimatedRefundMinor: assessed.totalMinor,
  refundedMinor: null,
  settledAt: null,
  label: null,
  version: 0,
});

const linesFor = (rma: Return, assessed: Assessment, { lines }: ReturnInput): ReturnLine[] =>
  assessed.lines.map((line, position) =>
    Object.assign(new ReturnLine(), line, {
      returnLineId: newId('rli'),
      merchantId: rma.merchantId,
      returnId: rma.returnId,
      position,
      returnedQuantity: null,
      comment: lines[position]?.comment ?? null,
    }),
  );
