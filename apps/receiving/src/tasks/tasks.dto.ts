import {
  Count,
  ExternalId,
  Facts,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  OneOf,
  taskEffects,
  taskKinds,
  Text,
} from '#contracts';
import type { TaskEffect, TaskKind } from '#contracts';
import { PageQuery } from '#chassis';

const taskStatuses = ['open', 'settled'] as const;
type TaskStatus = (typeof taskStatuses)[number];

export class TaskQuery extends PageQuery {
  @Maybe() @OneOf(taskStatuses) status?: TaskStatus;
  @Maybe() @OneOf(taskKinds) kind?: TaskKind;
  @Maybe() @Id('ret') returnId?: string;
}

export class SettleInput {
  /** What was found and decided. */
  @Text(500) note!: string;
  /** Of a surplus: how many of the pieces are kept and may be sold. */
  @Maybe() @Count(0) keepQuantity?: number;
}

export class TaskView {
  @Id('tsk') taskId!: string;
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
  @OneOf(taskKinds) kind!: TaskKind;
  @Flag() isFraudSignal!: boolean;
  @OneOf(taskEffects) effect!: TaskEffect;
  /** What was seen and what to do, for a person. */
  @Text(500) explanation!: string;
  /** The figures behind it. */
  @Facts() facts!: Record<string, unknown>;
  @OneOf(taskStatuses) status!: TaskStatus;
  @Instant() openedAt!: string;
  @Maybe() @Instant() holdsUntil!: string | null;
  @Maybe() @Text() settledBy!: string | null;
  @Maybe() @Text(500) note!: string | null;
}

export class TaskPage {
  @ListOf(() => TaskView, 0, 100) data!: TaskView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('tsk') nextCursor!: string | null;
}

/** One kind of task, explained. */
export class TaskKindView {
  @OneOf(taskKinds) kind!: TaskKind;
  @Flag() isFraudSignal!: boolean;
  @OneOf(taskEffects) effect!: TaskEffect;
  @Text(500) explanation!: string;
}

export class TaskKindList {
  @ListOf(() => TaskKindView) data!: TaskKindView[];
}
