import { createHmac } from 'node:crypto';
import type { Json } from './wire.js';

/**
 * How events reach the webhook: as Stripe means it; each three times; not at all; held until `flush`, which sends the
 * newest first; or before the reply to the request that caused them.
 */
export type DeliveryMode = 'normal' | 'thrice' | 'lost' | 'reversed' | 'before_reply';

/** The header that proves who sent a webhook. */
function signatureOf(payload: string, secret: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

/** Sends signed events to one webhook. */
export class WebhookSender {
  mode: DeliveryMode = 'normal';
  target: { url: string; secret: string } | undefined;
  /** Statuses that came back. */
  readonly answers: number[] = [];
  private readonly pending: Json[] = [];

  constructor(private readonly seconds: () => number) {}

  emit(event: Json): void {
    this.pending.push(event);
  }

  /** What goes out before the reply to the request. */
  async beforeReply(): Promise<void> {
    if (this.mode === 'before_reply') await this.flush();
  }

  async afterReply(): Promise<void> {
    if (this.mode === 'lost') this.pending.length = 0;
    if (this.mode !== 'reversed') await this.flush();
  }

  /** Sends what is held, in `reversed` mode the newest first. */
  async flush(): Promise<void> {
    const events = this.pending.splice(0);
    if (this.mode === 'reversed') events.reverse();
    for (const event of events) {
      for (let times = this.mode === 'thrice' ? 3 : 1; times > 0; times -= 1) await this.send(event);
    }
  }

  private async send(event: Json): Promise<void> {
    if (!this.target) return;
    const payload = JSON.stringify(event);
    const signature = signatureOf(payload, this.target.secret, this.seconds());
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const answer = await fetch(this.target.url, { method: 'POST', headers, body: payload }).catch(() => null);
    this.answers.push(answer?.status ?? 0);
  }
}
