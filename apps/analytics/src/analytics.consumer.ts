import { Injectable } from '@nestjs/common';
import {
  ItemDispositionedV1,
  LabelScannedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  RefundFailedV1,
  RefundSucceededV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnClosedV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
  ReturnInspectedV1,
  ReturnRequestedV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import type { EntityManager } from 'typeorm';
import { saveRefundFailed, saveRefundSucceeded } from './refunds.facts.js';
import { saveAuthorized, saveInspected, saveItem, saveRequested, saveStage } from './returns.facts.js';
import { saveOrder } from './sales.facts.js';

@Injectable()
export class AnalyticsConsumer {
  @Subscribe(OrderRegisteredV1)
  orderRegistered(event: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveOrder(tx, merchantid, event);
  }

  @Subscribe(ReturnRequestedV1)
  returnRequested(event: ReturnRequestedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveRequested(tx, merchantid, event);
  }

  @Subscribe(ReturnAuthorizedV1)
  returnAuthorized(event: ReturnAuthorizedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveAuthorized(tx, merchantid, event);
  }

  @Subscribe(ReturnDeclinedV1)
  returnDeclined(event: ReturnDeclinedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'declined_at', at: event.declinedAt });
  }

  @Subscribe(ReturnCancelledV1)
  returnCancelled(event: ReturnCancelledV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'cancelled_at', at: event.cancelledAt });
  }

  @Subscribe(ReturnExpiredV1)
  returnExpired(event: ReturnExpiredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'expired_at', at: event.expiredAt });
  }

  @Subscribe(ReturnClosedV1)
  returnClosed(event: ReturnClosedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'closed_at', at: event.closedAt });
  }

  @Subscribe(LabelScannedV1)
  labelScanned(event: LabelScannedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'scanned_at', at: event.scannedAt });
  }

  @Subscribe(ParcelReceivedV1)
  parcelReceived(event: ParcelReceivedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveStage(tx, merchantid, event, { stage: 'received_at', at: event.receivedAt });
  }

  @Subscribe(ItemDispositionedV1)
  itemDispositioned(event: ItemDispositionedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveItem(tx, merchantid, event);
  }

  @Subscribe(ReturnInspectedV1)
  returnInspected(event: ReturnInspectedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveInspected(tx, merchantid, event);
  }

  @Subscribe(RefundSucceededV1)
  refundSucceeded(event: RefundSucceededV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveRefundSucceeded(tx, merchantid, event);
  }

  @Subscribe(RefundFailedV1)
  refundFailed(event: RefundFailedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return saveRefundFailed(tx, merchantid, event);
  }
}
