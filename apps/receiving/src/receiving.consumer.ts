import { Injectable } from '@nestjs/common';
import {
  LabelPurchasedV1,
  OrderRegisteredV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnExpiredV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import type { EntityManager } from 'typeorm';
import { ReceivingService } from './receiving.service.js';

/** All that receiving hears. */
@Injectable()
export class ReceivingConsumer {
  constructor(private readonly receiving: ReceivingService) {}

  @Subscribe(OrderRegisteredV1)
  orderRegistered(event: OrderRegisteredV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    return this.receiving.remember(tx, envelope.merchantid, event);
  }

  @Subscribe(ReturnAuthorizedV1)
  returnAuthorized(event: ReturnAuthorizedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    return this.receiving.expect(tx, envelope.merchantid, event);
  }

  @Subscribe(LabelPurchasedV1)
  labelPurchased(event: LabelPurchasedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    return this.receiving.expectParcel(tx, envelope.merchantid, event);
  }

  @Subscribe(ReturnCancelledV1)
  returnCancelled({ returnId }: ReturnCancelledV1, tx: EntityManager): Promise<void> {
    return this.receiving.withdraw(tx, returnId, 'the return was cancelled');
  }

  @Subscribe(ReturnExpiredV1)
  returnExpired({ returnId }: ReturnExpiredV1, tx: EntityManager): Promise<void> {
    return this.receiving.withdraw(tx, returnId, 'the return has expired');
  }
}
