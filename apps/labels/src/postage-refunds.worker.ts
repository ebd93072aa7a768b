import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import type { PostageRefundAnswer } from './carriers/carrier.js';
import { Carriers } from './carriers/carriers.js';
import { PostageRefunds } from './postage-refunds.js';
import type { OpenRefund } from './postage-refunds.js';

const batchSize = 10;

/** Gives unused postage back, and looks what became of it. */
@Injectable()
export class PostageRefundsWorker {
  constructor(
    private readonly database: Database,
    private readonly refunds: PostageRefunds,
    private readonly carriers: Carriers,
  ) {}

  @Repeat({ everyMs: 5000 })
  async askBatch(): Promise<number> {
    const open = await this.database.transaction(everyMerchant, (tx) => this.refunds.claim(tx, batchSize));
    for (const refund of open) {
      const answer = await this.ask(refund).catch(() => undefined);
      await this.database.transaction(refund.row.merchantId, (tx) => this.refunds.settle(tx, refund, answer));
    }
    return open.length;
  }

  /** Asking twice does no harm: the carrier remembers what was given back. */
  private ask({ row, label }: OpenRefund): Promise<PostageRefundAnswer> {
    const carrier = this.carriers.of(label.provider!);
    const shipmentId = label.carrierShipmentId!;
    return row.status === 'requested' ? carrier.refund(shipmentId) : carrier.refundStatus(shipmentId);
  }
}
