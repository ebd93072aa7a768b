import { NotFound } from '#contracts';
import type { Verdict } from '#contracts';
import { newRmaNumber, readRmaNumber } from '#chassis';
import type { Caller } from '#chassis';
import { In, LessThan } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { ReturnsQuery } from './return.dto.js';
import { Return, ReturnLine } from './return.entity.js';
import type { TimelineEntry } from './return.moves.js';
import type { ReturnParts } from './return.view.js';

/** The returns a caller may see: a guest those of one order, a key those of its merchant. */
export interface Sight {
  merchantId: string;
  orderId?: string;
}

export const sightOf = (caller: Caller): Sight =>
  caller.kind === 'guest'
    ? { merchantId: caller.merchantId, orderId: caller.orderId }
    : { merchantId: caller.merchantId };

/** Holds the return until the transaction ends. Throws NotFound, also for one out of sight. */
export async function lockReturn(tx: EntityManager, sight: Sight, returnId: string): Promise<Return> {
  const where = { ...sight, returnId };
  const rma = await tx.findOne(Return, { where, lock: { mode: 'pessimistic_write' } });
  if (!rma) throw new NotFound('return', returnId);
  return rma;
}

/** Throws NotFound, also for one out of sight. */
export async function readReturn(tx: EntityManager, sight: Sight, returnId: string): Promise<ReturnParts> {
  const rma = await tx.findOneBy(Return, { ...sight, returnId });
  if (!rma) throw new NotFound('return', returnId);
  return (await partsOf(tx, [rma]))[0]!;
}

/** Newest first, one more than `limit` if there are more. */
export async function findReturns(
  tx: EntityManager,
  sight: Sight,
  { orderId, status, rmaNumber, startingAfter, limit }: ReturnsQuery,
): Promise<ReturnParts[]> {
  const where: FindOptionsWhere<Return> = {
    ...(orderId && { orderId }),
    ...sight,
    ...(status && { status }),
    // What is no RMA number finds nothing.
    ...(rmaNumber && { rmaNumber: readRmaNumber(rmaNumber) ?? '' }),
    ...(startingAfter && { returnId: LessThan(startingAfter) }),
  };
  if (sight.orderId && orderId && orderId !== sight.orderId) return [];
  const found = await tx.find(Return, { where, order: { returnId: 'DESC' }, take: limit + 1 });
  return partsOf(tx, found);
}

async function partsOf(tx: EntityManager, found: readonly Return[]): Promise<ReturnParts[]> {
  const returnIds = found.map(({ returnId }) => returnId);
  const lines = await linesOfReturn(tx, returnIds);
  const timeline: (TimelineEntry & { returnId: string })[] = await tx.query(
    `select return_id as "returnId", from_status as "from", action, to_status as "to", actor as "by", at,
       recorded_at as "recordedAt", note from return_timeline where return_id = any($1) order by entry`,
    [returnIds],
  );
  return found.map((rma) => ({
    rma,
    lines: lines.filter(({ returnId }) => returnId === rma.returnId),
    timeline: timeline.filter(({ returnId }) => returnId === rma.returnId),
  }));
}

export const linesOfReturn = (tx: EntityManager, returnIds: string[]): Promise<ReturnLine[]> =>
  tx.find(ReturnLine, { where: { returnId: In(returnIds) }, order: { position: 'ASC' } });

/** Gives the lines that stand at `from` the verdict of their return; a declined line is worth nothing. */
export async function judgeLines(
  tx: EntityManager,
  { returnId, verdict, responseCodes }: Return,
  { from, explanation }: { from: Verdict[]; explanation: string },
): Promise<void> {
  const worth = verdict === 'decline' ? worthNothing : {};
  const judged = { verdict, responseCodes, explanation: [explanation], ...worth };
  await tx.update(ReturnLine, { returnId, verdict: In(from) }, judged);
}

const worthNothing = {
  resolution: 'none',
  goodsMinor: 0,
  taxMinor: 0,
  refundMinor: 0,
  restockingFeeMinor: 0,
} as const;

/** Inserts the return under an RMA number nobody has yet. */
export async function insertReturn(
  tx: EntityManager,
  rma: Omit<Return, 'rmaNumber'>,
  draw: () => string = newRmaNumber,
): Promise<Return> {
  for (;;) {
    const numbered = Object.assign(new Return(), rma, { rmaNumber: draw() });
    const insert = tx.createQueryBuilder().insert().into(Return).values(numbered).orIgnore();
    const { raw } = await insert.returning('return_id').execute();
    if ((raw as unknown[]).length > 0) return numbered;
  }
}
