import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import { Carrier } from './carriers/carrier.js';
import { renderLabel } from './label.document.js';
import { LabelPurchases } from './label.purchases.js';
import type { Answer, Purchase } from './label.purchases.js';

const batchSize = 20;

/** Asks the carrier for the labels that are wanted. Nothing is locked while the carrier thinks. */
@Injectable()
export class LabelsWorker {
  constructor(
    private readonly database: Database,
    private readonly purchases: LabelPurchases,
    private readonly carrier: Carrier,
  ) {}

  @Repeat({ everyMs: 1000 })
  async buyBatch(): Promise<number> {
    const claimed = await this.database.transaction(everyMerchant, (tx) =>
      this.purchases.claim(tx, batchSize),
    );
    for (const purchase of claimed) {
      const answer = await this.buy(purchase);
      const { merchantId } = purchase.label;
      await this.database.transaction(merchantId, (tx) => this.purchases.settle(tx, purchase, answer));
    }
    return claimed.length;
  }

  private async buy({ label, currency, consignor, consignee }: Purchase): Promise<Answer> {
    const { labelId, requestedAt, rmaNumber, shipByOn } = label;
    try {
      const answer = await this.carrier.buy({ labelId, requestedAt, currency, consignor, consignee });
      if ('refused' in answer) return answer;
      const { serviceName, trackingNumber } = answer.sold;
      const parcel = { serviceName, trackingNumber, rmaNumber, shipByOn, requestedAt };
      return { sold: answer.sold, pdf: await renderLabel({ ...parcel, consignor, consignee }) };
    } catch (error) {
      return { unknown: error instanceof Error ? error.message : String(error) };
    }
  }
}
