import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { taskKinds } from '#contracts';
import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { EntityManager } from 'typeorm';
import { actorOf, stationOf } from '../caller.js';
import { kindsOfTask } from './task.kinds.js';
import { SettleInput, TaskKindList, TaskPage, TaskQuery, TaskView } from './tasks.dto.js';
import { TaskDecisions } from './task-decisions.js';

@ApiTags('receiving')
@Controller('v1/receiving')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly decisions: TaskDecisions,
  ) {}

  @Get('tasks')
  @Needs('receiving:read')
  @ApiOkResponse({ type: TaskPage })
  async list(@CurrentCaller() { merchantId }: Caller, @Query() query: TaskQuery): Promise<TaskPage> {
    const { status, kind, returnId, startingAfter, limit } = query;
    const rows = await this.database.transaction(merchantId, (tx) =>
      findTasks(tx, merchantId, { status, kind, returnId, startingAfter, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ taskId }) => taskId);
  }

  @Get('task-kinds')
  @Needs('receiving:read')
  @ApiOkResponse({ type: TaskKindList })
  kinds(): TaskKindList {
    return { data: taskKinds.map((kind) => ({ kind, ...kindsOfTask[kind] })) };
  }

  @Post('tasks/:taskId/settle')
  @HttpCode(200)
  @Needs('receiving:lead')
  @Keyed()
  @ApiOkResponse({ type: TaskView })
  settle(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('taskId') taskId: string,
    @Body() { note, keepQuantity }: SettleInput,
  ): Promise<TaskView> {
    return this.idempotency.run(call, async (tx) => {
      const actor = { by: actorOf(caller), station: stationOf(caller), note };
      await this.decisions.settle(tx, { taskId, keepQuantity: keepQuantity ?? 0 }, actor);
      const [settled] = await findTasks(tx, caller.merchantId, { taskId, limit: 1 });
      return settled!;
    });
  }
}

interface TaskFilter {
  taskId?: string;
  status?: string | undefined;
  kind?: string | undefined;
  returnId?: string | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

async function findTasks(tx: EntityManager, merchantId: string, filter: TaskFilter): Promise<TaskView[]> {
  const { taskId, status, kind, returnId, startingAfter, limit } = filter;
  const values = [merchantId, taskId, status, kind, returnId, startingAfter, limit];
  const rows: Omit<TaskView, 'explanation' | 'isFraudSignal'>[] = await tx.query(
    tasksSql,
    values.map((value) => value ?? null),
  );
  return rows.map((row) => ({ ...kindsOfTask[row.kind], ...row }));
}

const tasksSql = `
  select t.task_id as "taskId", t.return_id as "returnId", r.rma_number as "rmaNumber", r.order_id as "orderId",
    t.kind, t.effect, t.facts, t.status, t.opened_at as "openedAt", t.holds_until as "holdsUntil",
    t.settled_by as "settledBy", t.note
  from task t join receipt r on r.return_id = t.return_id
  where t.merchant_id = $1 and ($2::text is null or t.task_id = $2) and ($3::text is null or t.status = $3)
    and ($4::text is null or t.kind = $4) and ($5::text is null or t.return_id = $5)
    and ($6::text is null or t.task_id < $6)
  order by t.task_id desc limit $7`;
