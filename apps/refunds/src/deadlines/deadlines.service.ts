import { Clock } from '#chassis';
import { RefundDueSoonV1, RefundOverdueV1 } from '#contracts';
import type { ReturnAuthorizedV1 } from '#contracts';
import { Database, everyMerchant, Outbox, Repeat } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { policyOf } from '../control/refund-policies.js';
import { addDays, daysBetween, dueOn } from './deadline.rules.js';
import type { Term } from './deadline.rules.js';

const batchSize = 100;

interface Deadline extends Term {
  merchantId: string;
  returnId: string;
  orderId: string;
  dueOn: string;
}

/** Keeps the day by which the law wants each return refunded, and warns before and after it. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The clock starts, or begins to wait. */
  async start(tx: EntityManager, merchantId: string, event: ReturnAuthorizedV1): Promise<void> {
    const { returnId, orderId, authorizedAt, refundDueOn, refundClock = 'notice' } = event;
    const noticeOn = authorizedAt.slice(0, 10);
    const { termDays } = await policyOf(tx, merchantId);
    const noticeDueOn = refundDueOn ?? addDays(noticeOn, termDays);
    const days = refundDueOn ? Math.max(0, daysBetween(noticeOn, refundDueOn)) : termDays;
    await tx.query(
      `insert into refund_deadline (merchant_id, return_id, order_id, clock, notice_due_on, term_days, due_on)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [
        merchantId,
        returnId,
        orderId,
        refundClock,
        noticeDueOn,
        days,
        refundClock === 'notice' ? noticeDueOn : null,
      ],
    );
  }

  /** The goods were proven to be sent, or came. */
  async seen(
    tx: EntityManager,
    merchantId: string,
    { returnId, at, as }: { returnId: string; at: string; as: 'proof' | 'goods' },
  ): Promise<void> {
    const column = as === 'proof' ? 'proof_on' : 'received_on';
    const rows: Term[] = await tx.query(
      `with seen as (update refund_deadline set ${column} = least(coalesce(${column}, $3::date), $3::date)
         where merchant_id = $1 and return_id = $2
         returning clock, notice_due_on, term_days, proof_on, received_on)
       select clock, notice_due_on as "noticeDueOn", term_days as "termDays", proof_on as "proofOn",
         received_on as "receivedOn" from seen`,
      [merchantId, returnId, at.slice(0, 10)],
    );
    for (const term of rows)
      await tx.query(`update refund_deadline set due_on = $3 where merchant_id = $1 and return_id = $2`, [
        merchantId,
        returnId,
        dueOn(term),
      ]);
  }

  /** Everything is paid, or nothing is due. */
  async settled(tx: EntityManager, merchantId: string, returnId: string): Promise<void> {
    await tx.query(
      `update refund_deadline set settled_on = coalesce(settled_on, $3::date)
       where merchant_id = $1 and return_id = $2`,
      [merchantId, returnId, this.clock.now().toISOString().slice(0, 10)],
    );
  }

  /** What was paid came back: the day still stands. */
  async reopened(tx: EntityManager, merchantId: string, returnId: string): Promise<void> {
    await tx.query(`update refund_deadline set settled_on = null where merchant_id = $1 and return_id = $2`, [
      merchantId,
      returnId,
    ]);
  }

  @Repeat({ everyMs: 60_000 })
  async watch(): Promise<number> {
    const today = this.clock.now().toISOString().slice(0, 10);
    return this.database.transaction(everyMerchant, async (tx) => {
      const late = await this.mark(tx, 'overdue_at', [`due_on < $1::date`, today]);
      for (const deadline of late) await this.tell(tx, deadline, new RefundOverdueV1());
      const near = await this.mark(tx, 'warned_at', [
        `due_on - coalesce((select (document->>'warnDaysBefore')::int from refund_policy p
           where p.merchant_id = d.merchant_id), 3) <= $1::date`,
        today,
      ]);
      for (const deadline of near) await this.tell(tx, deadline, new RefundDueSoonV1());
      return late.length + near.length;
    });
  }

  private mark(
    tx: EntityManager,
    column: 'warned_at' | 'overdue_at',
    [condition, today]: [string, string],
  ): Promise<Deadline[]> {
    return tx.query(
      `with due as (select ctid from refund_deadline d where settled_on is null and ${column} is null
           and ${condition} order by due_on limit $2 for update skip locked),
         marked as (update refund_deadline set ${column} = $3 where ctid in (select ctid from due)
           returning merchant_id, return_id, order_id, due_on)
       select merchant_id as "merchantId", return_id as "returnId", order_id as "orderId", due_on as "dueOn"
       from marked order by due_on, return_id`,
      [today, batchSize, this.clock.now()],
    );
  }

  private tell(
    tx: EntityManager,
    deadline: Deadline,
    event: RefundDueSoonV1 | RefundOverdueV1,
  ): Promise<void> {
    const { merchantId, returnId, orderId, dueOn: refundDueOn } = deadline;
    const about = { merchantId, aggregateId: returnId };
    return this.outbox.record(tx, about, Object.assign(event, { returnId, orderId, refundDueOn }));
  }
}
