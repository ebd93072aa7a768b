import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Module } from '@nestjs/common';
import { AssessmentService } from './assessment.service.js';
import { CustodyService } from './custody.service.js';
import { DecisionService } from './decision.service.js';
import { DecisionsController } from './decisions.controller.js';
import { OrdersAndReturns1790000001000 } from './migrations/0001-orders-and-returns.js';
import { PoliciesAndPortal1790000001001 } from './migrations/0002-policies-and-portal.js';
import { Withdrawals1790000001002 } from './migrations/0003-withdrawals.js';
import { PoliciesAndDecisions1790000001003 } from './migrations/0004-policies-and-decisions.js';
import { RegisteredOrder } from './order.entity.js';
import { OrderService } from './order.service.js';
import { OrdersController } from './orders.controller.js';
import { PastDecisionsController } from './past-decisions.controller.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';
import { PortalController } from './portal.controller.js';
import { PortalService } from './portal.service.js';
import { DecisionRow, Return, ReturnLine } from './return.entity.js';
import { ReturnService } from './return.service.js';
import { PublishedController } from './published.controller.js';
import { ReturnabilityController } from './returnability.controller.js';
import { ReturnsConsumer } from './returns.consumer.js';
import { ReturnsController } from './returns.controller.js';
import { Rulebook } from './rulebook.js';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';
import { ReturnsWorker } from './returns.worker.js';
import { AcknowledgementService } from './withdrawals/acknowledgement.service.js';
import { DeskController } from './withdrawals/desk.controller.js';
import { DeskService } from './withdrawals/desk.service.js';
import { LettersService } from './withdrawals/letters.service.js';
import { MatchingService } from './withdrawals/matching.service.js';
import { ProgressService } from './withdrawals/progress.service.js';
import { ReceiptsService } from './withdrawals/receipts.service.js';
import { StatementService } from './withdrawals/statement.service.js';
import { Withdrawal, WithdrawalLine, WithdrawalReceipt } from './withdrawals/withdrawal.entity.js';
import { WithdrawalReader } from './withdrawals/withdrawal.reader.js';
import { WithdrawalsConsumer } from './withdrawals/withdrawals.consumer.js';
import { WithdrawalsController } from './withdrawals/withdrawals.controller.js';
import { WithdrawalsWorker } from './withdrawals/withdrawals.worker.js';

@Module({
  imports: [ServiceKit.of('returns')],
  controllers: [
    OrdersController,
    PublishedController,
    SimulationController,
    PolicyController,
    ReturnsController,
    DecisionsController,
    PastDecisionsController,
    ReturnabilityController,
    PortalController,
    WithdrawalsController,
    DeskController,
  ],
  providers: [
    OrderService,
    AssessmentService,
    ReturnService,
    CustodyService,
    PolicyService,
    SimulationService,
    DecisionService,
    Rulebook,
    PortalService,
    StatementService,
    AcknowledgementService,
    MatchingService,
    ProgressService,
    DeskService,
    LettersService,
    ReceiptsService,
    WithdrawalReader,
    ReturnsConsumer,
    ReturnsWorker,
    WithdrawalsConsumer,
    WithdrawalsWorker,
  ],
})
class ReturnsModule {}

export const returnsService: ServiceDefinition = {
  name: 'returns',
  module: ReturnsModule,
  entities: [RegisteredOrder, Return, ReturnLine, DecisionRow, Withdrawal, WithdrawalLine, WithdrawalReceipt],
  migrations: [
    OrdersAndReturns1790000001000,
    PoliciesAndPortal1790000001001,
    Withdrawals1790000001002,
    PoliciesAndDecisions1790000001003,
  ],
};
