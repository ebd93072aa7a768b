import { Injectable } from '@nestjs/common';
import { IllegalTransition, NotFound, TaskOpenedV1, TaskSettledV1 } from '#contracts';
import type { TaskKind } from '#contracts';
import { Clock, newId } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { ReceiptRow } from '../receiving.entities.js';
import type { Actor } from '../scans/scan.store.js';
import { holdsUntil, kindsOfTask } from './task.kinds.js';

interface Asked {
  kind: TaskKind;
  /** What makes it one of a kind; the same again opens no second task. */
  subject: string;
  facts: object;
}

export interface TaskRecord {
  taskId: string;
  returnId: string;
  kind: TaskKind;
  subject: string;
  status: 'open' | 'settled';
}

/** Hours after which a delivered parcel that nobody scanned is looked for. */
export const deliveredHours = 48;

/** What people are asked to look at. */
@Injectable()
export class TasksService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Opens a task once per return, kind and subject. */
  async open(tx: EntityManager, receipt: ReceiptRow, asked: Asked): Promise<void> {
    const { kind, subject, facts } = asked;
    const { effect } = kindsOfTask[kind];
    const at = this.clock.now();
    const until = effect === 'holds_money' ? holdsUntil(at, receipt.authorizedAt) : null;
    const taskId = newId('tsk');
    const { merchantId, returnId, orderId } = receipt;
    const rows: unknown[] = await tx.query(
      `insert into task (task_id, merchant_id, return_id, kind, subject, effect, facts, opened_at, holds_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning task_id`,
      [taskId, merchantId, returnId, kind, subject, effect, JSON.stringify(facts), at, until],
    );
    if (rows.length === 0) return;
    const event = Object.assign(new TaskOpenedV1(), {
      taskId,
      returnId,
      orderId,
      kind,
      effect,
      openedAt: at.toISOString(),
      ...(until && { holdsUntil: until.toISOString() }),
    });
    await this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }

  /** The carrier delivered, and nobody has scanned. */
  askAboutDelivery(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
    const { trackingNumber, deliveredAt } = receipt;
    const facts = { trackingNumber, deliveredAt: deliveredAt?.toISOString(), hours: deliveredHours };
    return this.open(tx, receipt, { kind: 'delivered_not_received', subject: 'carrier', facts });
  }

  /** Settles an open task of a locked receipt. Throws IllegalTransition. */
  async settle(tx: EntityManager, receipt: ReceiptRow, task: TaskRecord, actor: Actor): Promise<void> {
    if (task.status !== 'open')
      throw new IllegalTransition('the task is settled', {
        from: task.status,
        action: 'settle',
        allowed: [],
      });
    const { taskId, kind } = task;
    const note = actor.note ?? '';
    await tx.query(
      `update task set status = 'settled', settled_by = $2, settled_at = $3, note = $4 where task_id = $1`,
      [taskId, actor.by, actor.at, note],
    );
    const { merchantId, returnId, orderId } = receipt;
    const event = Object.assign(new TaskSettledV1(), {
      taskId,
      returnId,
      orderId,
      kind,
      note,
      settledAt: actor.at.toISOString(),
    });
    await this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }

  /** Whether money of the return waits for a person. */
  async holdsMoney(tx: EntityManager, { returnId }: ReceiptRow): Promise<boolean> {
    const rows: { holds: boolean }[] = await tx.query(
      `select exists (select from task where return_id = $1 and status = 'open' and effect = 'holds_money'
         and holds_until > $2) as holds`,
      [returnId, this.clock.now()],
    );
    return rows[0]!.holds;
  }
}

/** Throws NotFound. */
export async function findTask(tx: EntityManager, taskId: string): Promise<TaskRecord> {
  const rows: TaskRecord[] = await tx.query(
    `select task_id as "taskId", return_id as "returnId", kind, subject, status from task where task_id = $1`,
    [taskId],
  );
  if (!rows[0]) throw new NotFound('task', taskId);
  return rows[0];
}
