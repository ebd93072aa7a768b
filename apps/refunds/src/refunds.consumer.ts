import { OrderRegisteredV1, ReturnAuthorizedV1, ReturnInspectedV1 } from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PaidOrdersService } from './paid-orders.service.js';
import { SettlementsService } from './settlements.service.js';

/** What refunds hears. */
@Injectable()
export class RefundsConsumer {
  constructor(
    private readonly paidOrders: PaidOrdersService,
    private readonly settlements: SettlementsService,
  ) {}

  @Subscribe(OrderRegisteredV1)
  register(event: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.paidOrders.register(tx, merchantid, event);
  }

  @Subscribe(ReturnAuthorizedV1)
  remember(event: ReturnAuthorizedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.paidOrders.remember(tx, merchantid, event);
  }

  @Subscribe(ReturnInspectedV1)
  settle(event: ReturnInspectedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.settlements.settle(tx, merchantid, event);
  }
}
