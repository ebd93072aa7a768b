import { expect, it } from '@jest/globals';
import { allowedActions } from '#contracts';
import type { PaidLine } from '#money';
import fc from 'fast-check';
import { Books, isHeld, sumOf, total, worth } from '../test/books.js';
import { refundLifecycle, refundStatuses } from './refund.lifecycle.js';
import type { RefundAction } from './refund.lifecycle.js';
import { tenderStrategies } from './tenders.rules.js';

type Model = Record<string, never>;

/** Compared by hand: a hundred thousand matchers would take ten seconds. */
function broken(books: Books): string[] {
  const live = books.live();
  const isOf = (at: number) =>
    live.flatMap(({ tenders }) => tenders.filter((it) => it.paymentId === `p${at}`));
  const refunded = (at: number) => books.refunded.get(`p${at}`) ?? 0;
  const partsOf = ({ lineId }: PaidLine) =>
    live.flatMap(({ lines }) => lines.filter(({ orderLineId }) => orderLineId === lineId));
  const amountOf = (paid: boolean) =>
    sumOf(
      books.refunds
        .filter(isHeld)
        .flatMap(({ due, tenders }) => due.tenders.filter((_, at) => (tenders[at] === 'succeeded') === paid))
        .map(({ amountMinor }) => amountMinor),
    );
  const promises: Record<string, boolean> = {
    'postings add up to zero': books.postings.every((posting) => total(posting, 'amountMinor') === 0),
    'refunded is the sum of live refunds': books.captured.every(
      (_, at) => refunded(at) === total(isOf(at), 'amountMinor'),
    ),
    'refunded is within captured': books.captured.every(
      (minor, at) => refunded(at) >= 0 && refunded(at) <= minor,
    ),
    'no line gives back more than was paid': books.lines.every(
      (line) => total(partsOf(line), 'refundMinor') <= worth(line),
    ),
    'no line gives back more units than it has': books.lines.every(
      (line) => total(partsOf(line), 'quantity') <= line.quantity,
    ),
    'we owe what is reserved': balance(books, 'refunds_payable') === -amountOf(false),
    'we sent what succeeded': balance(books, 'psp_clearing') === -amountOf(true),
  };
  return Object.keys(promises).filter((promise) => !promises[promise]);
}

class Return implements fc.Command<Model, Books> {
  constructor(
    readonly lines: { at: number; authorized: number; accepted: number }[],
    readonly shipping: boolean,
    readonly fees = { restockingMinor: 0, returnShippingMinor: 0 },
  ) {}
  check = () => true;
  toString = () => `return ${JSON.stringify([this.lines, this.shipping, this.fees])}`;
  run(_: Model, books: Books): void {
    const inspected = this.lines.map(({ at, authorized, accepted }, index) => ({
      returnLineId: `r${index}`,
      orderLineId: books.lines[at % books.lines.length]!.lineId,
      sku: 'SKU',
      resolution: 'refund' as const,
      authorizedQuantity: authorized,
      acceptedQuantity: accepted,
      restockingFeeMinor: this.fees.restockingMinor,
    }));
    books.settle(inspected, this.shipping, this.fees.returnShippingMinor);
    expect(broken(books)).toEqual([]);
  }
}

/** Tries actions one after the other; the illegal ones are refused. */
class Act implements fc.Command<Model, Books> {
  constructor(
    readonly at: number,
    readonly actions: RefundAction[],
    readonly tender: number,
  ) {}
  check = () => true;
  toString = () => `${this.actions.join(', ')} tender ${this.tender} of refund ${this.at}`;
  run(_: Model, books: Books): void {
    if (books.refunds.length === 0) return;
    for (const action of this.actions) books.act(this.at, action, this.tender);
    expect(broken(books)).toEqual([]);
  }
}

const amounts = fc.oneof(fc.nat(50), fc.nat(1_000_000));
const paidLines = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), grossMinor: amounts }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) =>
    lines.map((line, at) => ({
      ...line,
      lineId: `l${at}`,
      discountMinor: Math.floor(line.grossMinor / 7),
      taxMinor: at * 13,
      taxIncluded: false,
    })),
  );
const orders = fc.tuple(
  paidLines,
  amounts,
  fc.array(amounts, { maxLength: 3 }),
  fc.constantFrom(...tenderStrategies),
);
const fees = fc.oneof(fc.constant(0), fc.nat(500));
const actions = [...new Set(refundStatuses.flatMap((status) => allowedActions(refundLifecycle, status)))];
const commands = fc.commands(
  [
    fc
      .tuple(
        fc.array(
          fc.record({ at: fc.nat(2), authorized: fc.integer({ min: 1, max: 4 }), accepted: fc.nat(4) }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.boolean(),
        fc.record({ restockingMinor: fees, returnShippingMinor: fees }),
      )
      .map(([lines, shipping, kept]) => new Return(lines, shipping, kept)),
    fc
      .tuple(fc.nat(20), fc.constantFrom(...actions), fc.nat(2))
      .map(([at, action, tender]) => new Act(at, [action], tender)),
    // Random single steps seldom go all the way to a failure, which is where pieces become free again.
    fc
      .tuple(fc.nat(20), fc.nat(2))
      .map(([at, tender]) => new Act(at, ['submit', 'wait', 'confirm', 'fail'], tender)),
    fc.tuple(fc.nat(20), fc.nat(2)).map(([at, tender]) => new Act(at, ['submit', 'accept'], tender)),
  ],
  { maxCommands: 40 },
);

// Any run can be had again: SEED=… RUNS=10000 npm run test:only -- refunds.model
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const runs = { seed, numRuns: Number(process.env['RUNS'] ?? 500) };

it(`no sequence of returns and actions breaks an invariant (seed ${seed})`, () => {
  fc.assert(
    fc.property(orders, commands, (order, steps) => {
      fc.modelRun(() => ({ model: {}, real: new Books(...order) }), steps);
    }),
    runs,
  );
});

it(`when all comes back after any history, exactly what was paid is given back (seed ${seed})`, () => {
  fc.assert(
    fc.property(paidLines, amounts, commands, (lines, shippingMinor, steps) => {
      const paidMinor = sumOf(lines.map(worth)) + shippingMinor;
      const books = new Books(lines, shippingMinor, [paidMinor]);
      fc.modelRun(() => ({ model: {}, real: books }), steps);
      const rest = lines.map(({ quantity }, at) => ({ at, authorized: quantity, accepted: quantity }));
      new Return(rest, true).run({}, books);
      const given = books.live().flatMap((due) => due.lines);
      for (const line of lines) {
        const parts = given.filter(({ orderLineId }) => orderLineId === line.lineId);
        if (worth(line) > 0) expect(total(parts, 'refundMinor')).toBe(worth(line));
      }
      expect(total(books.live(), 'shortfallMinor')).toBe(0);
    }),
    runs,
  );
});

const balance = (books: Books, account: string): number =>
  total(
    books.postings.flat().filter((entry) => entry.account === account),
    'amountMinor',
  );
