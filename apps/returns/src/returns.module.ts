import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Module } from '@nestjs/common';
import { AssessmentService } from './assessment.service.js';
import { CustodyService } from './custody.service.js';
import { DecisionService } from './decision.service.js';
import { DecisionsController } from './decisions.controller.js';
import { OrdersAndReturns1790000001000 } from './migrations/0001-orders-and-returns.js';
import { PoliciesAndPortal1790000001001 } from './migrations/0002-policies-and-portal.js';
import { PoliciesAndDecisions1790000001003 } from './migrations/0004-policies-and-decisions.js';
import { RegisteredOrder } from './order.entity.js';
import { OrderService } from './order.service.js';
import { OrdersController } from './orders.controller.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';
import { PortalController } from './portal.controller.js';
import { PortalService } from './portal.service.js';
import { DecisionRow, Return, ReturnLine } from './return.entity.js';
import { ReturnService } from './return.service.js';
import { ReturnabilityController } from './returnability.controller.js';
import { ReturnsConsumer } from './returns.consumer.js';
import { ReturnsController } from './returns.controller.js';
import { Rulebook } from './rulebook.js';
import { ReturnsWorker } from './returns.worker.js';

@Module({
  imports: [ServiceKit.of('returns')],
  controllers: [
    OrdersController,
    PolicyController,
    ReturnsController,
    DecisionsController,
    ReturnabilityController,
    PortalController,
  ],
  providers: [
    OrderService,
    AssessmentService,
    ReturnService,
    CustodyService,
    PolicyService,
    DecisionService,
    Rulebook,
    PortalService,
    ReturnsConsumer,
    ReturnsWorker,
  ],
})
class ReturnsModule {}

export const returnsService: ServiceDefinition = {
  name: 'returns',
  module: ReturnsModule,
  entities: [RegisteredOrder, Return, ReturnLine, DecisionRow],
  migrations: [
    OrdersAndReturns1790000001000,
    PoliciesAndPortal1790000001001,
    PoliciesAndDecisions1790000001003,
  ],
};
