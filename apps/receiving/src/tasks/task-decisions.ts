import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import type { EntityManager } from 'typeorm';
import { InspectionsService } from '../inspection/inspections.service.js';
import { lockReceipt } from '../receipt.steps.js';
import type { Actor } from '../scans/scan.store.js';
import { SurplusService } from '../stock/surplus.service.js';
import { findTask, TasksService } from './tasks.service.js';

/** What a lead decides on a task, and what follows at once. */
@Injectable()
export class TaskDecisions {
  constructor(
    private readonly tasks: TasksService,
    private readonly surplus: SurplusService,
    private readonly inspections: InspectionsService,
    private readonly clock: Clock,
  ) {}

  /** Settles the task; money that waited for it alone goes on. Throws NotFound, IllegalTransition. */
  async settle(
    tx: EntityManager,
    { taskId, keepQuantity }: { taskId: string; keepQuantity: number },
    by: Omit<Actor, 'at'>,
  ): Promise<void> {
    const { returnId } = await findTask(tx, taskId);
    const receipt = await lockReceipt(tx, returnId);
    const task = await findTask(tx, taskId);
    const actor = { ...by, at: this.clock.now() };
    await this.tasks.settle(tx, receipt, task, actor);
    const kept = { returnLineId: task.subject, quantity: keepQuantity };
    if (task.kind === 'surplus') await this.surplus.keep(tx, receipt, kept, actor);
    await this.inspections.announce(tx, receipt);
  }
}
