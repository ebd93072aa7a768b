import { Injectable } from '@nestjs/common';
import { next } from '#contracts';
import { Clock, Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { findDueDeliveries } from './notifications.queries.js';
import { WebhookDeliveryRow, WebhookEndpointRow } from './webhook.entity.js';
import { deliveryLifecycle } from './webhook.lifecycle.js';
import { pauseAfter, retryAfterOf } from './webhook.schedule.js';
import type { WebhookAnswer } from './webhook.sender.js';

/** A delivery taken for sending: where it goes and what signs it. */
export interface TakenDelivery {
  row: WebhookDeliveryRow;
  url: string;
  secret: string;
}

export type DeliveryAnswer = WebhookAnswer | { unanswered: string };

/** Milliseconds a claimed delivery may take before another worker sends it again: longer than any attempt. */
const leaseMs = 60_000;
const perEndpoint = 2;
const gone = 410;

/** The intent rows of webhooks: claimed in one transaction, settled in another, sent in between. */
@Injectable()
export class OutgoingWebhooks {
  constructor(
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  async claim(tx: EntityManager, limit: number): Promise<TakenDelivery[]> {
    const now = this.clock.now();
    const rows = await findDueDeliveries(tx, { now, limit, perEndpoint });
    const endpointIds = [...new Set(rows.map(({ endpointId }) => endpointId))];
    const endpoints = await tx.findBy(WebhookEndpointRow, { endpointId: In(endpointIds) });
    const taken: TakenDelivery[] = [];
    for (const endpoint of endpoints) {
      const { secret } = await this.subjects.open<{ secret: string }>(tx, endpoint);
      const own = rows.filter(({ endpointId }) => endpointId === endpoint.endpointId);
      taken.push(...own.map((row) => ({ row, url: endpoint.url, secret })));
    }
    for (const { row } of taken) {
      row.status = next(deliveryLifecycle, row.status, 'claim');
      row.attempts += 1;
      row.tryAt = new Date(now.getTime() + leaseMs);
    }
    await tx.save(taken.map(({ row }) => row));
    return taken;
  }

  /** Stores what became of it. The answer to an attempt that was given up is dropped. */
  async settle(tx: EntityManager, taken: WebhookDeliveryRow, answer: DeliveryAnswer): Promise<void> {
    const { deliveryId, attempts } = taken;
    const where = { deliveryId };
    const row = await tx.findOne(WebhookDeliveryRow, { where, lock: { mode: 'pessimistic_write' } });
    // The endpoint was deleted meanwhile, or somebody else has this delivery now.
    if (!row || row.status !== 'sending' || row.attempts !== attempts) return;
    row.httpStatus = 'status' in answer ? answer.status : null;
    if ('status' in answer && answer.status >= 200 && answer.status < 300) this.deliver(row);
    else this.retry(row, answer);
    await tx.save(row);
    if (row.httpStatus === gone) await disable(tx, row.endpointId);
  }

  private deliver(row: WebhookDeliveryRow): void {
    row.status = next(deliveryLifecycle, row.status, 'deliver');
    Object.assign(row, { tryAt: null, note: null, deliveredAt: this.clock.now() });
  }

  private retry(row: WebhookDeliveryRow, answer: DeliveryAnswer): void {
    const now = this.clock.now();
    const asked = 'status' in answer ? retryAfterOf(answer.retryAfter, now) : 0;
    const pause = row.httpStatus === gone ? undefined : pauseAfter(row.attempts, Math.random(), asked);
    row.status = next(deliveryLifecycle, row.status, pause === undefined ? 'give_up' : 'retry');
    row.note = 'status' in answer ? `answered ${answer.status}` : answer.unanswered.slice(0, 200);
    row.tryAt = pause === undefined ? null : new Date(now.getTime() + pause);
  }
}

/** Who answers 410 wants no more: what waits for it is given up. */
async function disable(tx: EntityManager, endpointId: string): Promise<void> {
  const note = 'answered 410';
  await tx.update(WebhookEndpointRow, { endpointId }, { status: 'disabled', note });
  const waiting = { endpointId, status: 'pending' } as const;
  await tx.update(WebhookDeliveryRow, waiting, { status: 'failed', tryAt: null, note });
}
