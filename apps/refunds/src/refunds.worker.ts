import { Database, everyMerchant, Repeat } from '#messaging';
import { Injectable } from '@nestjs/common';
import { Gateway } from './gateways/gateway.js';
import type { GatewayAnswer } from './gateways/gateway.js';
import type { RefundRecord } from './refund.queries.js';
import { RefundsService } from './refunds.service.js';

/**
 * Carries refunds to the gateway: claims them in one transaction, asks the gateway in none, stores its answer in
 * another. A crash in between leaves a refund in `submitting`; it is looked up, and never submitted twice.
 */
@Injectable()
export class RefundsWorker {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundsService,
    private readonly gateway: Gateway,
  ) {}

  @Repeat({ everyMs: 1000 })
  async submit(): Promise<number> {
    const claimed = await this.database.transaction(everyMerchant, (tx) => this.refunds.claim(tx));
    await Promise.all(claimed.map((refund) => this.settle(refund, () => this.gateway.submit(refund))));
    return claimed.length;
  }

  @Repeat({ everyMs: 1000 })
  async resolve(): Promise<number> {
    const lost = await this.database.transaction(everyMerchant, (tx) => this.refunds.claimUnanswered(tx));
    await Promise.all(lost.map((refund) => this.settle(refund, () => this.gateway.lookUp(refund))));
    return lost.length;
  }

  private async settle(
    { merchantId, refundId }: RefundRecord,
    ask: () => Promise<GatewayAnswer>,
  ): Promise<void> {
    const answer = await ask().catch((): GatewayAnswer => ({ outcome: 'unknown' }));
    await this.database.transaction(merchantId, (tx) => this.refunds.apply(tx, refundId, answer));
  }
}
