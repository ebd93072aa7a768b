// One return of three lines, forty merchant rules, the law of its place: against a function written by hand, and peers.
import { isDeepStrictEqual } from 'node:util';
import Table from 'cli-table3';
import { calendars } from '#calendars';
import { readPacks } from '#law-packs';
import { compileLaw, compilePolicy, decide, explain, factFields } from '#policy-engine';
import { epochOf } from '../../dist/libs/policy-engine/src/time/instants.js';
import { localDayAt } from '../../dist/libs/policy-engine/src/time/zones.js';
import { lineContext, returnContext } from '../../dist/libs/policy-engine/src/policy/line-context.js';
import { effectsOf, termsFrom } from '../../dist/libs/policy-engine/src/policy/merchant-terms.js';
import { measure, save } from './_measure.mjs';
import { jsonRulesEngine, namedFacts, nested, zenEngine } from './_policy-peers.mjs';
import { returnsOfThree } from './_policy-returns.mjs';
import { byHand, document, faultyReasons } from './_policy-rules.mjs';

const goals = { policyToHand: 0.2, wholeToPeer: 100 };

/** Returns with all that is known before the clock starts: local days for all, named facts for the peers. */
function prepare(count) {
  return returnsOfThree(count).map(({ facts, now }) => {
    const { timeZone } = facts.order;
    const dayAt = (instant) => localDayAt(epochOf(instant), timeZone);
    const known = new Map([facts.order.placedAt, facts.order.firstDeliveredAt].map((at) => [at, dayAt(at)]));
    const days = { today: dayAt(now), dayOf: (instant) => known.get(instant) };
    const flat = contextsOf(facts, days).map((context) => namedFacts(context, factFields));
    return { facts, now, days, flat, deep: flat.map(nested) };
  });
}

function contextsOf(facts, days) {
  const whole = returnContext(facts, faultyReasons, days);
  return facts.lines.map((line) => lineContext(whole, line, line.purchase, faultyReasons));
}

/** What all contestants must agree on, in the words of the one by hand. */
function summaryOf(terms) {
  const amount = (fees, code) => fees.find((fee) => fee.code === code)?.amountMinor ?? 0;
  return {
    declines: terms.declines.map(({ code }) => code),
    reviews: terms.reviews.map(({ code }) => code),
    windowDays: terms.windowDays,
    restockingMinor: amount(terms.lineFees, 'restocking_fee'),
    shippingMinor: amount(terms.returnFees, 'return_shipping_fee'),
    keepItem: terms.keepItem,
    donateItem: terms.donateItem,
    bonusCreditMinor: terms.bonusCreditMinor,
    shopNowBonusMinor: terms.shopNowBonusMinor,
    photoRequired: terms.photoRequired,
    questions: terms.questions,
    methods: terms.methods,
    excludedMethods: terms.excludedMethods,
    resolutions: terms.resolutions,
    destination: terms.destination,
    shipByDays: terms.shipByDays,
  };
}

function contestantsFor(returns) {
  const policy = compilePolicy(document, 'bench');
  const law = compileLaw(readPacks());
  const holidays = calendars();
  const effects = document.rules.map(effectsOf);
  const jsonRules = jsonRulesEngine(document.rules, factFields);
  const zen = zenEngine(document.rules, factFields);
  const whole = ({ facts, now }) => decide(facts, policy, law, holidays, now);
  const settled = async ({ facts, days }, fired) =>
    contextsOf(facts, days).map((context, index) => termsFrom(effects, fired[index], context));
  const termsOf = ({ facts, days }) => contextsOf(facts, days).map((context) => policy.termsOf(context));
  const termsIn = ({ lines }) => lines.map(({ terms }) => terms);
  const contestants = [
    { name: 'written by hand', judge: ({ facts, days }) => byHand(facts, days), read: (lines) => lines },
    { name: 'Vuelta, policy alone', judge: termsOf },
    {
      name: 'Vuelta, with windows and law',
      judge: whole,
      read: (decision) => termsIn(decision).map(summaryOf),
    },
    {
      name: 'Vuelta, explained too',
      judge: (past) => {
        const decision = whole(past);
        return { decision, explanation: explain(decision, 'en') };
      },
      read: ({ decision }) => termsIn(decision).map(summaryOf),
    },
    {
      name: 'json-rules-engine',
      judge: async (past) => settled(past, await jsonRules(past.flat)),
      awaits: true,
    },
    { name: '@gorules/zen-engine', judge: async (past) => settled(past, await zen(past.deep)), awaits: true },
  ];
  return contestants.map((one) => ({
    read: (lines) => lines.map(summaryOf),
    ...one,
    run: runner(one, returns),
  }));
}

let kept;

function runner({ judge, awaits }, returns) {
  const { length } = returns;
  if (awaits) {
    return async (times) => {
      for (let at = 0; at < times; at += 1) kept = await judge(returns[at % length]);
    };
  }
  return (times) => {
    for (let at = 0; at < times; at += 1) kept = judge(returns[at % length]);
  };
}

async function expectOneVerdict([limit, ...others], returns) {
  for (const past of returns) {
    const expected = limit.read(await limit.judge(past));
    for (const { name, judge, read } of others) {
      const given = read(await judge(past));
      if (isDeepStrictEqual(given, expected)) continue;
      throw new Error(`${name} decides otherwise:\n${JSON.stringify({ given, expected, past }, null, 1)}`);
    }
  }
}

export default async function policyBench() {
  const returns = prepare(256);
  const contestants = contestantsFor(returns);
  await expectOneVerdict(contestants, returns);
  console.log(
    `Six contestants agree on ${returns.length} returns of three lines under ${document.rules.length} rules.`,
  );
  const figures = await measure(contestants);
  const by = new Map(figures.map(({ name, median }) => [name, median]));
  const hand = by.get('written by hand');
  const peer = Math.min(by.get('json-rules-engine'), by.get('@gorules/zen-engine'));
  const table = new Table({
    head: ['contestant', 'µs of CPU', 'least', 'most', 'µs by the clock', 'of the limit', '× faster peer'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, median, least, most, clock } of figures) {
    const micros = [median, least, most, clock].map((value) => value.toFixed(2));
    table.push([name, ...micros, (hand / median).toPrecision(2), (peer / median).toPrecision(3)]);
  }
  console.log(table.toString());
  const reached = {
    policyToHand: hand / by.get('Vuelta, policy alone'),
    wholeToPeer: peer / by.get('Vuelta, explained too'),
  };
  for (const [name, goal] of Object.entries(goals)) {
    console.log(
      `${reached[name] >= goal ? 'reached' : 'MISSED '}  ${name}: ${reached[name].toPrecision(3)} (goal ${goal})`,
    );
  }
  await save('policy', { figures, reached, goals, kept: kept !== undefined });
  return 0;
}
