import { CurrentCaller, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Day, ExternalId, Flag, Id, ListOf, Maybe, OneOf, refundClocks } from '#contracts';
import type { RefundClock } from '#contracts';
import { Database } from '#messaging';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

const queues = ['overdue', 'near', 'withheld', 'open'] as const;
type Queue = (typeof queues)[number];

export class DeadlinesQuery {
  @Maybe() @OneOf(queues) queue?: Queue;
  @Maybe() @Id('ret') returnId?: string;
}

export class DeadlineView {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(refundClocks) clock!: RefundClock;
  /** The last day to refund; null while the goods are waited for. */
  @Maybe() @Day() dueOn!: string | null;
  /** The law lets the money wait until the goods, or the proof that they were sent, are there. */
  @Flag() withheld!: boolean;
  @Flag() overdue!: boolean;
  @Maybe() @Day() settledOn!: string | null;
}

export class DeadlineList {
  @ListOf(() => DeadlineView, 0) data!: DeadlineView[];
}

const conditions: Record<Queue, string> = {
  overdue: 'settled_on is null and overdue_at is not null',
  near: 'settled_on is null and warned_at is not null and overdue_at is null',
  withheld: 'settled_on is null and due_on is null',
  open: 'settled_on is null',
};

/** By when the money must be back. */
@ApiTags('refunds')
@Controller('v1/refunds/deadlines')
export class DeadlinesController {
  constructor(private readonly database: Database) {}

  /** The most urgent first, at most 500. A customer sees those of the own order. */
  @Get()
  @Needs('refunds:read', { guest: true })
  @ApiOkResponse({ type: DeadlineList })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { queue, returnId }: DeadlinesQuery,
  ): Promise<DeadlineList> {
    const { merchantId } = caller;
    const data = await this.database.transaction(merchantId, (tx) =>
      tx.query<DeadlineView[]>(
        `select return_id as "returnId", order_id as "orderId", clock, due_on as "dueOn",
           settled_on is null and due_on is null as withheld,
           settled_on is null and overdue_at is not null as overdue, settled_on as "settledOn"
         from refund_deadline where merchant_id = $1 and ${queue ? conditions[queue] : 'true'}
           and ($2::text is null or return_id = $2) and ($3::text is null or order_id = $3)
         order by due_on nulls last, return_id limit 500`,
        [merchantId, returnId, caller.kind === 'guest' ? caller.orderId : null],
      ),
    );
    return { data };
  }
}
