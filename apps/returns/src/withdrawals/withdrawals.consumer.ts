import {
  LabelScannedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  RefundNotDueV1,
  RefundSucceededV1,
  ReturnCancelledV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProgressService } from './progress.service.js';

/** What withdrawals hear of their orders and of the returns they became; our own events among it. */
@Injectable()
export class WithdrawalsConsumer {
  constructor(private readonly progress: ProgressService) {}

  @Subscribe(OrderRegisteredV1)
  order({ orderId }: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.progress.orderRegistered(tx, { merchantId: merchantid, orderId });
  }

  @Subscribe(LabelScannedV1)
  handOver(event: LabelScannedV1, tx: EntityManager): Promise<void> {
    return this.progress.goodsMoved(tx, event.returnId, new Date(event.scannedAt));
  }

  @Subscribe(ParcelReceivedV1)
  receive(event: ParcelReceivedV1, tx: EntityManager): Promise<void> {
    return this.progress.goodsMoved(tx, event.returnId, new Date(event.receivedAt));
  }

  @Subscribe(RefundSucceededV1)
  refund(event: RefundSucceededV1, tx: EntityManager): Promise<void> {
    return this.progress.returnSettled(tx, event.returnId, new Date(event.succeededAt));
  }

  @Subscribe(RefundNotDueV1)
  nothingDue(event: RefundNotDueV1, tx: EntityManager, { time }: Envelope): Promise<void> {
    return this.progress.returnSettled(tx, event.returnId, new Date(time));
  }

  @Subscribe<ReturnCancelledV1 | ReturnExpiredV1 | ReturnDeclinedV1>(
    ReturnCancelledV1,
    ReturnExpiredV1,
    ReturnDeclinedV1,
  )
  end({ returnId }: { returnId: string }, tx: EntityManager): Promise<void> {
    return this.progress.returnEnded(tx, returnId);
  }
}
