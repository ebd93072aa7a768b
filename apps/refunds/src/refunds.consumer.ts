import {
  LabelScannedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  ReturnAuthorizedV1,
  ReturnExpiredV1,
  ReturnInspectedV1,
  TaskOpenedV1,
  TaskSettledV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { hold, letGo } from './deadlines/holds.js';
import { ExchangesService } from './exchanges/exchanges.service.js';
import { PaidOrdersService } from './paid-orders.service.js';
import { SettlementsService } from './settlements.service.js';

/** What refunds hears. */
@Injectable()
export class RefundsConsumer {
  constructor(
    private readonly paidOrders: PaidOrdersService,
    private readonly settlements: SettlementsService,
    private readonly deadlines: DeadlinesService,
    private readonly exchanges: ExchangesService,
  ) {}

  @Subscribe(OrderRegisteredV1)
  register(event: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.paidOrders.register(tx, merchantid, event);
  }

  @Subscribe(ReturnAuthorizedV1)
  async remember(event: ReturnAuthorizedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    await this.paidOrders.remember(tx, merchantid, event);
    await this.deadlines.start(tx, merchantid, event);
    const { returnId, orderId } = event;
    await this.settlements.settle(tx, merchantid, { returnId, orderId, moment: 'authorization' });
  }

  @Subscribe(LabelScannedV1)
  async proofOfDispatch(event: LabelScannedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const { returnId, orderId, scannedAt: at } = event;
    await this.deadlines.seen(tx, merchantid, { returnId, at, as: 'proof' });
    await this.settlements.settle(tx, merchantid, { returnId, orderId, moment: 'carrier_scan' });
  }

  @Subscribe(ParcelReceivedV1)
  async goodsCame(event: ParcelReceivedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const { returnId, orderId, receivedAt: at } = event;
    await this.deadlines.seen(tx, merchantid, { returnId, at, as: 'goods' });
    await this.settlements.settle(tx, merchantid, { returnId, orderId, moment: 'dock_scan' });
  }

  @Subscribe(ReturnInspectedV1)
  settle(event: ReturnInspectedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const { returnId, orderId, lines } = event;
    const accepted = new Map(lines.map((line) => [line.returnLineId, line.acceptedQuantity]));
    return this.settlements.settle(tx, merchantid, { returnId, orderId, moment: 'inspection', accepted });
  }

  @Subscribe(ReturnExpiredV1)
  neverCame({ returnId }: ReturnExpiredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.exchanges.neverReturned(tx, merchantid, returnId);
  }

  @Subscribe(TaskOpenedV1)
  wait(task: TaskOpenedV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return hold(tx, merchantid, task);
  }

  @Subscribe(TaskSettledV1)
  goOn(task: TaskSettledV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return letGo(tx, merchantid, task);
  }
}
