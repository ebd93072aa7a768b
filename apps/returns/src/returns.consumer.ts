import {
  LabelPurchasedV1,
  LabelScannedV1,
  ParcelReceivedV1,
  RefundFailedV1,
  RefundNotDueV1,
  RefundSucceededV1,
  ReturnInspectedV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CustodyService } from './custody.service.js';

/** What returns hears. */
@Injectable()
export class ReturnsConsumer {
  constructor(private readonly custody: CustodyService) {}

  @Subscribe(LabelPurchasedV1)
  label(event: LabelPurchasedV1, tx: EntityManager, { merchantid, time }: Envelope): Promise<void> {
    return this.custody.labelPurchased(tx, merchantid, event, new Date(time));
  }

  @Subscribe(LabelScannedV1)
  handOver(event: LabelScannedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.custody.handedOver(tx, merchantid, event);
  }

  @Subscribe(ParcelReceivedV1)
  receive(event: ParcelReceivedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.custody.parcelReceived(tx, merchantid, event);
  }

  @Subscribe(ReturnInspectedV1)
  inspect(event: ReturnInspectedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.custody.inspected(tx, merchantid, event);
  }

  @Subscribe(RefundSucceededV1)
  refund(event: RefundSucceededV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.custody.refunded(tx, merchantid, event);
  }

  @Subscribe(RefundFailedV1)
  takeBack(event: RefundFailedV1, tx: EntityManager, { merchantid, time }: Envelope): Promise<void> {
    return this.custody.refundFailed(tx, merchantid, event, new Date(time));
  }

  @Subscribe(RefundNotDueV1)
  settle(event: RefundNotDueV1, tx: EntityManager, { merchantid, time }: Envelope): Promise<void> {
    return this.custody.nothingDue(tx, merchantid, event, new Date(time));
  }
}
