import { NotFound, refundMeans, RefundNotDueV1 } from '#contracts';
import type { NotDueReason, RefundMeans } from '#contracts';
import { bonusCredit } from '#money';
import { Outbox } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import type { RefundPolicy } from './control/refund-policy.dto.js';
import { policyOf } from './control/refund-policies.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { isSmallEnough, isTriggered } from './deadlines/trigger.rules.js';
import type { RefundTrigger } from './deadlines/trigger.rules.js';
import { creditFor } from './exchanges/exchange.queries.js';
import type { PaidOrderRow } from './paid-order.entity.js';
import { meansOf, payReplacement } from './outcome.rules.js';
import type { Routed } from './outcome.rules.js';
import { takenOf } from './refund.queries.js';
import type { TakenOfOrder } from './refund.queries.js';
import { lockOrder, Reservations } from './reservations.js';
import { settlementOf } from './settlement.rules.js';
import type { Claim, DueRefund, InspectedReturnLine } from './settlement.rules.js';

/** What happened to a return. `accepted`: pieces by return line, as the bench found them; all, where it has not looked. */
export interface Occasion {
  returnId: string;
  orderId: string;
  moment: RefundTrigger;
  accepted?: ReadonlyMap<string, number>;
}

interface Settling extends Occasion {
  merchantId: string;
  order: PaidOrderRow;
  policy: RefundPolicy;
}

/** Turns a return into reserved refunds when its moment has come, or into the news that none is due. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly reservations: Reservations,
    private readonly deadlines: DeadlinesService,
  ) {}

  /**
   * Reserves what is due. The order's row is locked first, so that two returns of one order settle one after the other.
   * Throws NotFound while the order or the authorization has not arrived.
   */
  async settle(tx: EntityManager, merchantId: string, occasion: Occasion): Promise<void> {
    const { returnId, orderId, moment } = occasion;
    const policy = await policyOf(tx, merchantId);
    const authorized = await tx.findOneBy(AuthorizedReturnRow, { merchantId, returnId });
    if (!authorized) throw new NotFound('authorized return', returnId);
    const lines = linesOf(authorized, occasion).filter(
      ({ resolution }) => isTriggered(moment, policy, authorized.risk) || resolution === 'keep_item',
    );
    if (lines.length === 0) return;
    const order = await lockOrder(tx, merchantId, orderId);
    const settling = { ...occasion, merchantId, order, policy };
    const reasons = await this.settleEach(tx, settling, authorized, lines);
    if (reasons !== 'reserved' && moment === 'inspection') await this.tellNotDue(tx, settling, reasons);
  }

  /** One refund for each means that something is due by. */
  private async settleEach(
    tx: EntityManager,
    settling: Settling,
    authorized: AuthorizedReturnRow,
    lines: InspectedReturnLine[],
  ): Promise<'reserved' | NotDueReason> {
    let [anything, reason]: [boolean, NotDueReason] = [false, 'resolved_otherwise'];
    for (const means of refundMeans) {
      const meant = lines.filter((line) => meansOf(line.resolution) === means);
      if (meant.length === 0) continue;
      const taken = await takenOf(tx, settling);
      const { returnLineIds } = taken.covered;
      // Nothing on top of a live refund is no news: that refund is the answer.
      anything ||= returnLineIds.length > 0;
      const open = meant.filter((line) => !returnLineIds.includes(line.returnLineId));
      if (open.length === 0) continue;
      const settlement = settlementOf(claimOf(settling, { authorized, open, taken }));
      if ('due' in settlement)
        anything = (await this.reserve(tx, settling, means, settlement.due)) || anything;
      else reason = settlement.notDue;
    }
    return anything ? 'reserved' : reason;
  }

  /** False where so much money waits for the inspection. */
  private async reserve(
    tx: EntityManager,
    { merchantId, returnId, orderId, order, policy, moment }: Settling,
    means: RefundMeans,
    due: DueRefund,
  ): Promise<boolean> {
    if (moment !== 'inspection' && !isSmallEnough(due.amountMinor, policy)) return false;
    const tenders = await routed(tx, { merchantId, returnId, means, due });
    const bonus = {
      basisPoints: policy.creditBonusBasisPoints,
      maxMinor: policy.creditBonusMaxMinor ?? undefined,
    };
    const bonusMinor = means === 'store_credit' ? bonusCredit(due.amountMinor, bonus) : 0;
    const owed = { merchantId, returnId, orderId, currency: order.currency, policy };
    await this.reservations.reserve(tx, owed, { ...due, tenders, means, bonusMinor });
    return true;
  }

  private async tellNotDue(
    tx: EntityManager,
    { merchantId, returnId, orderId }: Settling,
    reason: NotDueReason,
  ): Promise<void> {
    const event = Object.assign(new RefundNotDueV1(), { returnId, orderId, reason });
    await this.deadlines.settled(tx, merchantId, returnId);
    await this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }
}

interface Open {
  authorized: AuthorizedReturnRow;
  open: InspectedReturnLine[];
  taken: TakenOfOrder;
}

/** All that decides what is due for the lines that no live refund covers. */
function claimOf({ order, policy }: Settling, { authorized, open, taken }: Open): Claim {
  const { covered, givenBack, payments } = taken;
  return {
    order,
    givenBack,
    payments,
    lines: open,
    refundShipping: authorized.refundShipping && !covered.shipping,
    // Once per return: a live refund of it has borne the fee.
    returnShippingFeeMinor: covered.returnLineIds.length > 0 ? 0 : authorized.returnShippingFeeMinor,
    capturedMinor: payments.reduce((sum, payment) => sum + payment.capturedMinor, 0),
    tenderStrategy: policy.tenderStrategy,
  };
}

/** What was authorized, joined with what the bench found. */
function linesOf(authorized: AuthorizedReturnRow, { accepted }: Occasion): InspectedReturnLine[] {
  return authorized.lines.map(({ quantity, ...line }) => {
    const stays = line.resolution === 'keep_item';
    const found = accepted && !stays ? (accepted.get(line.returnLineId) ?? 0) : quantity;
    return { ...line, authorizedQuantity: quantity, acceptedQuantity: found };
  });
}

async function routed(
  tx: EntityManager,
  {
    merchantId,
    returnId,
    means,
    due,
  }: { merchantId: string; returnId: string; means: RefundMeans; due: DueRefund },
): Promise<Routed[]> {
  if (means === 'store_credit') return due.tenders.map((tender) => ({ ...tender, gateway: 'store_credit' }));
  if (means === 'original') return due.tenders;
  const creditMinor = await creditFor(tx, { merchantId, returnId, worthMinor: due.amountMinor });
  return payReplacement(due.tenders, creditMinor);
}
