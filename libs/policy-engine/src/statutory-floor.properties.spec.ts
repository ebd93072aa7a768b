import { readPacks } from '#law-packs';
import { exponentOf } from '#money';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { returnsIn, type Place } from '../test/facts.arbitraries.js';
import { plainCalendars } from '../test/plain-calendars.js';
import { policies } from '../test/policy.arbitraries.js';
import { decide } from './decide.js';
import type { Decision, LineDecision } from './decision.js';
import type { LineFacts, ReturnFacts } from './facts.js';
import { compileLaw } from './law/compile-law.js';
import type { LawRule } from './law/law-rule.js';
import { compilePolicy, type CompiledPolicy } from './policy/compile-policy.js';
import { defaultPolicy } from './policy/default-policy.js';
import { dayOf } from './time/days.js';
import type { PolicyActions, PolicyDocument } from './policy/policy-document.js';

const cases = 20_000;
const perPolicy = 4;
const seed = Number(process.env['FLOOR_SEED'] ?? Date.now() % 2 ** 31);

const packs = readPacks();
const law = compileLaw(packs);
const statutes = new Map(packs.flatMap(({ rules }) => rules).map((rule) => [rule.ruleId, rule]));
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Sao_Paulo', 'Australia/Sydney'];
const templates = ['EU', 'ZZ'];
const places: readonly Place[] = packs
  .filter(({ jurisdiction }) => !templates.includes(jurisdiction))
  .map(({ jurisdiction }, index) => ({ jurisdiction, timeZone: zones[index % zones.length] ?? 'UTC' }));
/** Israel's law alone allows a fee: often enough to see it. */
const oftenIsrael = [...places, ...Array<Place>(20).fill({ jurisdiction: 'IL', timeZone: 'Asia/Jerusalem' })];

/** Takes all that a policy can take. */
const strictest: PolicyActions = {
  windowDays: 0,
  decline: 'everything',
  review: 'everybody',
  resolutions: ['store_credit'],
  excludeResolutions: ['refund', 'exchange', 'repair', 'keep_item'],
  fees: [
    { code: 'restocking_fee', per: 'line', percent: 100 },
    { code: 'return_shipping_fee', per: 'return', percent: 100 },
  ],
  returnShippingPaidBy: 'consumer',
  refundShipping: 'never',
  shipByDays: 1,
};
const mostGenerous: PolicyActions = {
  windowDays: null,
  resolutions: ['refund', 'exchange', 'store_credit', 'repair', 'keep_item'],
  waiveFees: ['restocking_fee', 'return_shipping_fee'],
  returnShippingPaidBy: 'seller',
  refundShipping: 'always',
  shipByDays: 365,
};

/** Strictest, empty and most generous, for a store with the same cancellation rule of its own. */
function fixedPolicies(usThreeDayCancellation: PolicyDocument['usThreeDayCancellation']): CompiledPolicy[] {
  const key = JSON.stringify(usThreeDayCancellation);
  const known = fixed.get(key);
  if (known) return known;
  const compiled = [strictest, null, mostGenerous].map((then) => {
    const rules = then ? [{ id: 'all', then }] : [];
    return compilePolicy({ ...defaultPolicy, usThreeDayCancellation, rules }, 'fixed');
  });
  fixed.set(key, compiled);
  return compiled;
}
const fixed = new Map<string, CompiledPolicy[]>();

interface Judged {
  readonly facts: ReturnFacts;
  readonly given: Decision;
  /** Under the strictest, the empty and the most generous policy. */
  readonly others: readonly Decision[];
}

it(`the law is the floor of every policy (${cases} cases, FLOOR_SEED=${seed})`, () => {
  const seen = { cases: 0, rights: 0, withdrawals: 0, fees: 0, places: new Set<string>() };
  const batches = fc.array(returnsIn(oftenIsrael), { minLength: perPolicy, maxLength: perPolicy });
  const property = fc.property(policies(), batches, (document, batch) => {
    const policy = compilePolicy(document, 'random');
    const others = fixedPolicies(document.usThreeDayCancellation);
    for (const { facts, now } of batch) {
      const under = (by: CompiledPolicy) => decide(facts, by, law, plainCalendars, now);
      const judged = { facts, given: under(policy), others: others.map(under) };
      expectReturn(judged);
      seen.cases += 1;
      seen.places.add(facts.order.jurisdiction);
      for (const line of judged.given.lines.filter(hasRight)) {
        seen.rights += 1;
        seen.withdrawals += Number(line.statutory.rule?.kind === 'withdrawal');
        seen.fees += line.fees.length;
      }
    }
  });
  process.stdout.write(`statutory floor: FLOOR_SEED=${seed}\n`);
  fc.assert(property, { seed, numRuns: cases / perPolicy });
  process.stdout.write(`statutory floor: ${JSON.stringify({ ...seen, places: seen.places.size })}\n`);
  // Else it would prove nothing.
  expect(seen.cases).toBeGreaterThanOrEqual(cases);
  expect(seen.places.size).toBe(places.length);
  expect(seen.rights).toBeGreaterThan(cases / 5);
  expect(seen.withdrawals).toBeGreaterThan(cases / 10);
  expect(seen.fees).toBeGreaterThan(20);
});

/** A right of the law to goods that can come back at all. */
function hasRight({ statutory, responseCodes }: LineDecision): boolean {
  const impossible = ['quantity_exceeds_returnable', 'not_goods', 'nothing_paid', 'no_earlier_purchase'];
  return statutory.eligible && !responseCodes.some((code) => impossible.includes(code));
}

function expectReturn(judged: Judged): void {
  const { facts, given, others } = judged;
  given.lines.forEach((line, index) => {
    for (const other of others) expectSameRight(line, other.lines[index] as LineDecision);
    if (hasRight(line)) expectRight(line, facts.lines[index] as LineFacts, facts);
  });
  if (!given.lines.some(hasRight)) return;
  expect(given.verdict).not.toBe('decline');
  expect(given.fees).toEqual([]);
  for (const other of others) {
    expect(given.refundDeadline).toEqual(other.refundDeadline);
    if (other.returnShipping.rule) expect(given.returnShipping).toEqual(other.returnShipping);
  }
  expectTimeToSend(given);
  const [strict] = others as [Decision];
  const stands = ({ lines }: Decision) => lines.map(({ verdict }) => verdict !== 'decline').join();
  if (stands(given) === stands(strict)) {
    const extents = ['none', 'standard_delivery', 'all'];
    const extent = ({ outboundShippingRefunded }: Decision) =>
      extents.indexOf(outboundShippingRefunded.extent);
    expect(extent(given)).toBeGreaterThanOrEqual(extent(strict));
  }
}

/** At least as long as the statutes behind the rights give for sending back. */
function expectTimeToSend({ lines, shipWithin }: Decision): void {
  if (!shipWithin) throw new Error('a right without time to send the goods');
  const days = dayOf(shipWithin.lastDayOn) - dayOf(shipWithin.startsOn);
  for (const { statutory } of lines.filter(hasRight)) {
    expect(days).toBeGreaterThanOrEqual(daysToSend(statutory.rule?.ruleId ?? ''));
  }
}

function daysToSend(ruleId: string): number {
  const due = statutes.get(ruleId)?.returnGoodsDeadline;
  return due?.who === 'consumer' && due.unit === 'calendar_day' ? due.length : 0;
}

/** What the law says does not hang on the policy. */
function expectSameRight(given: LineDecision, other: LineDecision): void {
  const same = isDeepStrictEqual([given.statutory, given.remedies], [other.statutory, other.remedies]);
  // Jest's own comparison is slow, and is asked only to show the difference.
  if (!same) expect([given.statutory, given.remedies]).toEqual([other.statutory, other.remedies]);
}

function expectRight(line: LineDecision, { purchase }: LineFacts, { order }: ReturnFacts): void {
  const statute = statutes.get(line.statutory.rule?.ruleId ?? '');
  expect(line.verdict).not.toBe('decline');
  if (statute?.kind === 'withdrawal') expect(line.verdict).toBe('accept');
  expectRemedy(line);
  expectWindow(line);
  const charged = line.fees.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const allowed = statute?.consumerFee && !line.faulty ? lawfulFee(statute.consumerFee, purchase, order) : 0;
  expect(charged).toBeLessThanOrEqual(allowed);
}

function expectRemedy({ statutory, resolutions }: LineDecision): void {
  const money = statutory.remedyStrength === 3 || statutory.remedy === 'refund';
  if (money) expect(resolutions).toContain('refund');
  else expect(resolutions.some((one) => ['refund', 'repair', 'exchange'].includes(one))).toBe(true);
  expect(resolutions[0]).not.toBe('store_credit');
}

function expectWindow({ statutory, window }: LineDecision): void {
  if (!statutory.window?.endsAt || !window?.endsAt) return;
  expect(Date.parse(window.endsAt)).toBeGreaterThanOrEqual(Date.parse(statutory.window.endsAt));
}

function lawfulFee(
  { percent, amount, currency }: NonNullable<LawRule['consumerFee']>,
  purchase: LineFacts['purchase'],
  order: ReturnFacts['order'],
): number {
  const share = Math.round(((purchase?.paidMinor ?? 0) * percent) / 100);
  return order.currency === currency ? Math.min(share, amount * 10 ** exponentOf(currency)) : share;
}
