import type { Contact } from '#contracts';
import { Clock, readRmaNumber, Subjects } from '#chassis';
import type { Caller } from '#chassis';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssessmentService } from '../assessment.service.js';
import type { BoughtLine } from '../facts.rules.js';
import type { RegisteredOrder } from '../order.entity.js';
import { findOrder, linesOf, lockOrder } from '../order.queries.js';
import { clearTries, countTry } from '../portal.queries.js';
import { Return } from '../return.entity.js';
import { ReturnService } from '../return.service.js';
import { languageOf } from '../spoken.js';
import { openDeclaration } from './declaration.js';
import type { WithdrawnLineInput } from './withdrawal.dto.js';
import { WithdrawalLine } from './withdrawal.entity.js';
import type { Declaration, Doubt, LineOutcome, Withdrawal } from './withdrawal.entity.js';
import { linesOfWithdrawals, spelledContract } from './withdrawal.queries.js';
import { take } from './withdrawal.steps.js';
import type { Step } from './withdrawal.steps.js';
import { regimeOf } from './withdrawal.terms.js';

/** Which order, and which pieces of it; all that can still go back when `lines` is null. */
export interface Match {
  orderId: string;
  lines: readonly WithdrawnLineInput[] | null;
}

/** Finds the order that a declaration means, and makes a return of it. What it cannot, it hands to a person. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly assessments: AssessmentService,
    private readonly returns: ReturnService,
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  /** By the guest's session, or by order (or RMA) number with the order's own e-mail address. */
  async attempt(tx: EntityManager, withdrawal: Withdrawal): Promise<void> {
    const step = { by: 'system', at: this.clock.now() };
    const declaration = await openDeclaration(tx, this.subjects, withdrawal);
    const orderId = declaration && (await this.orderMeant(tx, withdrawal, declaration));
    if (orderId === null || declaration === null) return this.doubt(tx, withdrawal, 'order_unknown', step);
    const proven = await this.belongs(tx, withdrawal, orderId, declaration);
    if (proven !== true) return this.doubt(tx, withdrawal, proven, step);
    if (declaration.goods !== null && declaration.lines === null) {
      withdrawal.orderId = orderId;
      return this.doubt(tx, withdrawal, 'goods_unclear', step);
    }
    await this.follow(tx, withdrawal, { orderId, lines: declaration.lines }, step);
  }

  /** Makes a return of what was delivered; the rest waits until it comes. Holds the order. */
  async follow(tx: EntityManager, withdrawal: Withdrawal, match: Match, step: Step): Promise<void> {
    const { merchantId } = withdrawal;
    const { orderId } = match;
    const order = await lockOrder(tx, { merchantId, orderId });
    if (!order) return this.doubt(tx, withdrawal, 'order_unknown', step);
    tie(withdrawal, order);
    const wanted = wantedOf(match, await linesOf(tx, { merchantId, orderId }));
    if (typeof wanted === 'string') return this.doubt(tx, withdrawal, wanted, step);
    const now = this.clock.now();
    const delivered = wanted.filter(({ bought }) => isDelivered(bought, now));
    const waiting = wanted.filter((one) => !delivered.includes(one));
    const opened = await this.open(tx, withdrawal, delivered);
    await replaceLines(tx, withdrawal, [...opened.lines, ...waiting.map(waitingLine)]);
    withdrawal.doubts = [];
    if (opened.returnId) return take(tx, withdrawal, 'open_return', step);
    if (waiting.length > 0) return take(tx, withdrawal, 'await_delivery', step);
    await this.doubt(tx, withdrawal, 'lines_declined', step);
  }

  /** Cancels the returns that the withdrawal became. Throws IllegalTransition when one was handed over. */
  async endReturns(
    tx: EntityManager,
    { merchantId, withdrawalId }: Withdrawal,
    { by, note }: Step,
  ): Promise<void> {
    const lines = await linesOfWithdrawals(tx, [withdrawalId]);
    const live = lines.flatMap(({ outcome, returnId }) => (outcome === 'in_return' && returnId) || []);
    for (const returnId of new Set(live))
      await this.returns.cancel(tx, actingFor(merchantId, by), { returnId, note });
    await tx.update(WithdrawalLine, { withdrawalId, outcome: 'in_return' }, { outcome: 'return_ended' });
  }

  /** Opens the return as asked for at the declaration's instant, unless every line is excepted: a person tells that. */
  private async open(
    tx: EntityManager,
    { merchantId, orderId, declaredAt, ...withdrawal }: Withdrawal,
    wanted: readonly Wanted[],
  ): Promise<{ lines: NewLine[]; returnId: string | null }> {
    if (wanted.length === 0 || orderId === null || !declaredAt) return { lines: [], returnId: null };
    const caller = actingFor(merchantId);
    const lines = wanted.map(({ bought, quantity }) => ({ orderLineId: bought.lineId, quantity }));
    // Another process's clock may be ahead of this one's.
    const requestedAt = new Date(Math.min(declaredAt.getTime(), this.clock.now().getTime())).toISOString();
    const input = { orderId, requestedAt, lines };
    const language = languageOf(withdrawal.language);
    const about = { language, source: 'withdrawal' as const };
    const quote = await this.assessments.quote(tx, caller, input, language);
    const isOpened = quote.verdict !== 'decline';
    const returnId = isOpened ? await this.returns.open(tx, caller, input, about) : null;
    const judged = wanted.map(({ bought, quantity }, index): NewLine => {
      const { verdict, responseCodes, explanation } = quote.lines[index]!;
      const named = { orderLineId: bought.lineId, description: bought.description, quantity };
      const told = { responseCodes, explanation };
      if (verdict === 'decline') return { ...named, ...told, outcome: 'excepted', returnId: null };
      return { ...named, ...told, outcome: 'in_return', returnId };
    });
    return { lines: judged, returnId };
  }

  private async orderMeant(
    tx: EntityManager,
    { merchantId, provenOrderId }: Withdrawal,
    { contract }: Declaration,
  ): Promise<string | null> {
    if (provenOrderId !== null && spelledContract(provenOrderId) === spelledContract(contract))
      return provenOrderId;
    const rmaNumber = readRmaNumber(contract);
    if (rmaNumber) return (await tx.findOneBy(Return, { merchantId, rmaNumber }))?.orderId ?? null;
    return contract.trim().replace(/^#\s*/, '');
  }

  /** True when the order is theirs. Tries count as those of the portal do, so that nobody can guess an address here. */
  private async belongs(
    tx: EntityManager,
    { merchantId, provenOrderId }: Withdrawal,
    orderId: string,
    { email }: Declaration,
  ): Promise<true | Doubt> {
    if (provenOrderId === orderId) return true;
    const key = { merchantId, orderId };
    if (!(await countTry(tx, key, this.clock.now()))) return 'too_many_tries';
    const order = await findOrder(tx, key);
    if (!order || order.erasedAt) return 'order_unknown';
    const sealed = { subjectId: order.subjectId, sealed: order.sealedContact };
    const { purchaser } = await this.subjects.open<Contact>(tx, sealed);
    if (normalised(purchaser.email) !== normalised(email)) return 'email_differs';
    await clearTries(tx, key);
    return true;
  }

  private async doubt(tx: EntityManager, withdrawal: Withdrawal, doubt: Doubt, step: Step): Promise<void> {
    withdrawal.doubts = [doubt];
    await take(tx, withdrawal, 'doubt', { ...step, note: doubt });
  }
}

/** Who a withdrawal acts as towards its returns: the customer, at the instant of the declaration. */
const actingFor = (merchantId: string, by = 'customer'): Caller => ({
  kind: 'key',
  merchantId,
  keyId: 'withdrawal',
  name: by,
  scopes: ['returns:backdate'],
});

interface Wanted {
  bought: BoughtLine;
  quantity: number;
}

type NewLine = Pick<
  WithdrawalLine,
  'orderLineId' | 'description' | 'quantity' | 'responseCodes' | 'explanation'
> & {
  outcome: LineOutcome;
  returnId: string | null;
};

const normalised = (email: string): string => email.trim().toLowerCase();

const isDelivered = ({ deliveredAt }: BoughtLine, now: Date): boolean =>
  deliveredAt !== null && Date.parse(deliveredAt) <= now.getTime();

/** From now on the order says whose law counts, and in which zone's days. */
function tie(withdrawal: Withdrawal, { orderId, countryCode, timeZone }: RegisteredOrder): void {
  Object.assign(withdrawal, { orderId, countryCode, timeZone, regime: regimeOf(countryCode, timeZone) });
}

function wantedOf({ lines }: Match, bought: readonly BoughtLine[]): Wanted[] | Doubt {
  const left = (line: BoughtLine) => line.quantity - line.quantityInReturns;
  if (lines === null) {
    const all = bought.filter((line) => line.isGoods && left(line) > 0);
    return all.length > 0 ? all.map((line) => ({ bought: line, quantity: left(line) })) : 'nothing_left';
  }
  const wanted = lines.flatMap(({ orderLineId, quantity }) => {
    const line = bought.find(({ lineId }) => lineId === orderLineId);
    return line ? [{ bought: line, quantity }] : [];
  });
  return wanted.length === lines.length ? wanted : 'goods_unclear';
}

const waitingLine = ({ bought, quantity }: Wanted): NewLine => ({
  orderLineId: bought.lineId,
  description: bought.description,
  quantity,
  outcome: 'awaiting_delivery',
  responseCodes: [],
  explanation: [],
  returnId: null,
});

/** Lines in a live return stay; what was told of the others before is told anew. */
async function replaceLines(
  tx: EntityManager,
  { merchantId, withdrawalId }: Withdrawal,
  lines: readonly NewLine[],
): Promise<void> {
  const named = lines.map(({ orderLineId }) => orderLineId);
  await tx.query(
    `delete from withdrawal_line where withdrawal_id = $1 and outcome <> 'in_return' and order_line_id = any($2)`,
    [withdrawalId, named],
  );
  const [last]: { position: number | null }[] = await tx.query(
    `select max(position) as position from withdrawal_line where withdrawal_id = $1`,
    [withdrawalId],
  );
  const first = (last!.position ?? -1) + 1;
  const rows = lines.map((line, index) => ({ ...line, withdrawalId, merchantId, position: first + index }));
  await tx.insert(
    WithdrawalLine,
    rows.map((row) => ({ ...row, proofAt: null, settledAt: null })),
  );
}
