import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Module } from '@nestjs/common';
import { AssessmentService } from './assessment.service.js';
import { CustodyService } from './custody.service.js';
import { OrdersAndReturns1790000001000 } from './migrations/0001-orders-and-returns.js';
import { PoliciesAndPortal1790000001001 } from './migrations/0002-policies-and-portal.js';
import { RegisteredOrder } from './order.entity.js';
import { OrderService } from './order.service.js';
import { OrdersController } from './orders.controller.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';
import { PortalController } from './portal.controller.js';
import { PortalService } from './portal.service.js';
import { DecisionRecord, Return, ReturnLine } from './return.entity.js';
import { ReturnService } from './return.service.js';
import { ReturnsConsumer } from './returns.consumer.js';
import { ReturnsController } from './returns.controller.js';
import { ReturnsWorker } from './returns.worker.js';

@Module({
  imports: [ServiceKit.of('returns')],
  // The policy first: its path would else be read as a return's id.
  controllers: [OrdersController, PolicyController, ReturnsController, PortalController],
  providers: [
    OrderService,
    AssessmentService,
    ReturnService,
    CustodyService,
    PolicyService,
    PortalService,
    ReturnsConsumer,
    ReturnsWorker,
  ],
})
class ReturnsModule {}

export const returnsService: ServiceDefinition = {
  name: 'returns',
  module: ReturnsModule,
  entities: [RegisteredOrder, Return, ReturnLine, DecisionRecord],
  migrations: [OrdersAndReturns1790000001000, PoliciesAndPortal1790000001001],
};
