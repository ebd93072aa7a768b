import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Module } from '@nestjs/common';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import { Gateway } from './gateways/gateway.js';
import { ManualGateway } from './gateways/manual.gateway.js';
import { Refunds1790000001000 } from './migrations/0001-refunds.js';
import { PaidOrderRow } from './paid-order.entity.js';
import { PaidOrdersService } from './paid-orders.service.js';
import { RefundsConsumer } from './refunds.consumer.js';
import { RefundsController } from './refunds.controller.js';
import { RefundsService } from './refunds.service.js';
import { RefundsWorker } from './refunds.worker.js';
import { SettlementsService } from './settlements.service.js';

@Module({
  imports: [ServiceKit.of('refunds')],
  controllers: [RefundsController],
  providers: [
    PaidOrdersService,
    SettlementsService,
    RefundsService,
    RefundsConsumer,
    RefundsWorker,
    { provide: Gateway, useClass: ManualGateway },
  ],
})
class RefundsModule {}

export const refundsService: ServiceDefinition = {
  name: 'refunds',
  module: RefundsModule,
  entities: [PaidOrderRow, AuthorizedReturnRow],
  migrations: [Refunds1790000001000],
};
