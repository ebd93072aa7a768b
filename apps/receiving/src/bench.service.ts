import { Injectable } from '@nestjs/common';
import { NotFound } from '#contracts';
import type { Disposition, Grade } from '#contracts';
import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { Proposal } from './inspection/disposition.rules.js';
import { InspectionsService } from './inspection/inspections.service.js';
import { proposeFor } from './inspection/proposals.js';
import { lockReceipt, moveItem } from './receipt.steps.js';
import { OverrideNeedsReason } from './receiving.errors.js';
import { itemDispositioned } from './receiving.events.js';
import { ReceiptLineRow, ReturnItemRow } from './receiving.entities.js';
import type { ReceiptRow } from './receiving.entities.js';
import type { Actor } from './scans/scan.store.js';
import { StockService } from './stock/stock.service.js';

interface OnBench {
  receipt: ReceiptRow;
  line: ReceiptLineRow;
  item: ReturnItemRow;
}

export interface Decision {
  disposition: Disposition;
  overrideReason?: string | undefined;
  note?: string | undefined;
}

/** What a finding may say beside what was found. */
interface Judgement {
  grade?: Grade | undefined;
  disposition?: Disposition | undefined;
  asProposed?: boolean | undefined;
  overrideReason?: string | undefined;
  note?: string | undefined;
}

/** A grade, where it leads by the rules, and where the person puts the piece, if they said. */
interface Placing {
  grade: Grade;
  proposal: Proposal;
  decision: Decision | undefined;
}

/** The inspection bench: pieces are graded and given a place. */
@Injectable()
export class BenchService {
  constructor(
    private readonly outbox: Outbox,
    private readonly stock: StockService,
    private readonly inspections: InspectionsService,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound, IllegalTransition. */
  async grade(tx: EntityManager, returnItemId: string, grade: Grade, by: string): Promise<string> {
    const piece = await lockItem(tx, returnItemId);
    const proposal = await proposeFor(tx, piece, grade);
    await this.place(tx, piece, { grade, proposal, decision: undefined }, this.actor(by));
    return piece.receipt.returnId;
  }

  /** Throws NotFound, IllegalTransition, OverrideNeedsReason. */
  async dispose(tx: EntityManager, returnItemId: string, decision: Decision, by: string): Promise<string> {
    const piece = await lockItem(tx, returnItemId);
    if (piece.item.grade) await this.refuseUnexplained(tx, piece, piece.item.grade, decision);
    await this.put(tx, piece, decision, { ...this.actor(by), note: decision.note });
    await this.inspections.reconsider(tx, piece.receipt, { cause: returnItemId, mayBeUndone: false });
    return piece.receipt.returnId;
  }

  /** What is to be done with a piece that has a grade; undefined when it has none. Throws OverrideNeedsReason. */
  async placing(
    tx: EntityManager,
    about: Omit<OnBench, 'item'>,
    { grade, disposition, asProposed, overrideReason, note }: Judgement,
  ): Promise<Placing | undefined> {
    if (!grade) return undefined;
    const proposal = await proposeFor(tx, about, grade);
    const chosen = disposition ?? (asProposed ? proposal.disposition : undefined);
    const decision = chosen && { disposition: chosen, overrideReason: overrideReason ?? note };
    if (decision) refuseOverride(proposal, decision);
    return { grade, proposal, decision };
  }

  /** Grades the piece and, when that is decided, puts it in its place. */
  async place(tx: EntityManager, piece: OnBench, placing: Placing, actor: Actor): Promise<void> {
    const { item } = piece;
    item.grade = placing.grade;
    item.proposedDisposition = placing.proposal.disposition;
    item.ruleCode = placing.proposal.ruleCode;
    await moveItem(tx, piece, 'grade', { ...actor, note: undefined });
    if (placing.decision) await this.put(tx, piece, placing.decision, actor);
  }

  private async put(
    tx: EntityManager,
    piece: OnBench,
    { disposition, overrideReason, note }: Decision,
    actor: Actor,
  ): Promise<void> {
    const { receipt, line, item } = piece;
    item.disposition = disposition;
    if (disposition !== item.proposedDisposition) item.overrideReason = overrideReason ?? note ?? null;
    await moveItem(tx, piece, disposition === 'hold' ? 'hold' : 'disposition', actor);
    const event = itemDispositioned(receipt, { line, item }, actor.at);
    const about = { merchantId: receipt.merchantId, aggregateId: receipt.returnId };
    await this.outbox.record(tx, about, event);
    await this.stock.post(tx, receipt, line, actor);
  }

  private async refuseUnexplained(
    tx: EntityManager,
    piece: OnBench,
    grade: Grade,
    decision: Decision,
  ): Promise<void> {
    // What was held is decided by a person anyway.
    if (piece.item.status === 'held') return;
    refuseOverride(await proposeFor(tx, piece, grade), {
      ...decision,
      overrideReason: decision.overrideReason ?? decision.note,
    });
  }

  private readonly actor = (by: string): Actor => ({ by, at: this.clock.now() });
}

function refuseOverride(proposal: Proposal, { disposition, overrideReason }: Decision): void {
  if (disposition === proposal.disposition || overrideReason) return;
  throw new OverrideNeedsReason(`the rules propose ${proposal.disposition}`, {
    proposed: proposal.disposition,
    ruleCode: proposal.ruleCode,
  });
}

/** The item and its line under their receipt's lock. Throws NotFound. */
async function lockItem(tx: EntityManager, returnItemId: string): Promise<OnBench> {
  const known = await tx.findOneBy(ReturnItemRow, { returnItemId });
  if (!known) throw new NotFound('return item', returnItemId);
  const receipt = await lockReceipt(tx, known.returnId);
  const item = await tx.findOneByOrFail(ReturnItemRow, { returnItemId });
  return {
    receipt,
    item,
    line: await tx.findOneByOrFail(ReceiptLineRow, { returnLineId: item.returnLineId }),
  };
}
