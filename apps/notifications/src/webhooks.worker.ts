import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Clock, Host } from '#chassis';
import { Database, everyMerchant, Repeat } from '#messaging';
import { OutgoingWebhooks } from './outgoing-webhooks.js';
import type { DeliveryAnswer, TakenDelivery } from './outgoing-webhooks.js';
import { signatureHeaders } from './webhook.payload.js';
import { postWebhook } from './webhook.sender.js';

const atOnce = 8;

/** Keeps up to eight webhooks on their way. It waits for none of them, so that a slow receiver holds up nobody else. */
@Injectable()
export class WebhooksWorker implements OnModuleDestroy {
  private readonly onTheirWay = new Set<Promise<void>>();
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly webhooks: OutgoingWebhooks,
    private readonly clock: Clock,
    private readonly host: Host,
  ) {}

  @Repeat({ everyMs: 1000 })
  async startDue(): Promise<number> {
    const free = atOnce - this.onTheirWay.size;
    if (free <= 0 || this.closing) return 0;
    const taken = await this.database.transaction(everyMerchant, (tx) => this.webhooks.claim(tx, free));
    for (const delivery of taken) this.start(delivery);
    return taken.length;
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await Promise.all(this.onTheirWay);
  }

  private start(delivery: TakenDelivery): void {
    const way = this.deliver(delivery)
      // Not settled: its lease runs out and it is sent again.
      .catch((error: unknown) => this.host.log.error({ error }, 'a webhook could not be settled'))
      .finally(() => {
        this.onTheirWay.delete(way);
        this.database.wake();
      });
    this.onTheirWay.add(way);
  }

  private async deliver(delivery: TakenDelivery): Promise<void> {
    const { row } = delivery;
    const answer = await this.send(delivery);
    await this.database.transaction(row.merchantId, (tx) => this.webhooks.settle(tx, row, answer));
  }

  private async send({ row, url, secret }: TakenDelivery): Promise<DeliveryAnswer> {
    const toPrivateAddresses = this.host.settings.WEBHOOKS_TO_PRIVATE_ADDRESSES;
    const headers = signatureHeaders(secret, row, this.clock.now());
    const limits = { toPrivateAddresses, connectMs: 5000, totalMs: 15_000 };
    try {
      return await postWebhook({ url, headers, body: row.body }, limits);
    } catch (error) {
      return { unanswered: error instanceof Error ? error.message : String(error) };
    }
  }
}
