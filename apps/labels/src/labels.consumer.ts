import { Injectable } from '@nestjs/common';
import {
  OrderRegisteredV1,
  ParcelReceivedV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnExpiredV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import type { EntityManager } from 'typeorm';
import { LabelsService } from './labels.service.js';

@Injectable()
export class LabelsConsumer {
  constructor(private readonly labels: LabelsService) {}

  @Subscribe(OrderRegisteredV1)
  rememberOrder(event: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.labels.rememberOrder(tx, merchantid, event);
  }

  @Subscribe(ReturnAuthorizedV1)
  request(event: ReturnAuthorizedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.labels.request(tx, merchantid, event);
  }

  @Subscribe(ReturnCancelledV1)
  cancel(event: ReturnCancelledV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const rma = { merchantId: merchantid, returnId: event.returnId };
    return this.labels.withdraw(tx, rma, 'return cancelled');
  }

  @Subscribe(ReturnExpiredV1)
  expire(event: ReturnExpiredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const rma = { merchantId: merchantid, returnId: event.returnId };
    return this.labels.withdraw(tx, rma, 'return expired');
  }

  @Subscribe(ParcelReceivedV1)
  deliver(event: ParcelReceivedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.labels.deliver(tx, { merchantId: merchantid, returnId: event.returnId }, event);
  }
}
