import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import { LabelBuying } from './label.buying.js';
import type { Purchase } from './label-orders.js';
import { LabelPurchases } from './label.purchases.js';

/** Labels that are bought side by side: a slow carrier must not make the others wait for one another. */
const batchSize = 6;

/** Asks the carrier for the labels that are wanted. Nothing is locked while the carrier thinks. */
@Injectable()
export class LabelsWorker {
  constructor(
    private readonly database: Database,
    private readonly purchases: LabelPurchases,
    private readonly buying: LabelBuying,
  ) {}

  @Repeat({ everyMs: 1000 })
  async buyBatch(): Promise<number> {
    const claimed = await this.database.transaction(everyMerchant, (tx) =>
      this.purchases.claim(tx, batchSize),
    );
    const settled = await Promise.allSettled(claimed.map((purchase) => this.settle(purchase)));
    const failed = settled.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return claimed.length;
  }

  private async settle(purchase: Purchase): Promise<void> {
    const answer = await this.buying.buy(purchase);
    const { merchantId } = purchase.label;
    await this.database.transaction(merchantId, (tx) => this.purchases.settle(tx, purchase, answer));
  }
}
