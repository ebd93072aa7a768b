import { Host, ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Database } from '#messaging';
import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import { ApprovalsService } from './control/approvals.service.js';
import { AuditLog } from './control/audit.service.js';
import { ControlController } from './control/control.controller.js';
import { GovernanceController } from './control/governance.controller.js';
import { GoodwillService } from './control/goodwill.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { ExchangeGateway } from './exchanges/exchange.gateway.js';
import { ExchangesController } from './exchanges/exchanges.controller.js';
import { ExchangesService } from './exchanges/exchanges.service.js';
import { Gateways } from './gateways/gateways.js';
import { ManualGateway } from './gateways/manual.gateway.js';
import { StripeGateway } from './gateways/stripe.gateway.js';
import { StripeWebhooks } from './gateways/stripe.webhooks.js';
import { invariants } from './invariants.queries.js';
import { Refunds1790000001000 } from './migrations/0001-refunds.js';
import { Tenders1790000001100 } from './migrations/0002-tenders.js';
import { Provider1790000001200 } from './migrations/0003-provider.js';
import { Control1790000001300 } from './migrations/0004-control.js';
import { Outcomes1790000001400 } from './migrations/0005-outcomes.js';
import { Papers1790000001500 } from './migrations/0006-papers.js';
import { PaidOrderRow } from './paid-order.entity.js';
import { PaidOrdersService } from './paid-orders.service.js';
import { PapersController } from './papers/papers.controller.js';
import { PayerService } from './payer.service.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationService } from './reconciliation.service.js';
import { RefundBooks } from './refund.books.js';
import { RefundsConsumer } from './refunds.consumer.js';
import { RefundsController } from './refunds.controller.js';
import { RefundsService } from './refunds.service.js';
import { RefundsWorker } from './refunds.worker.js';
import { Reservations } from './reservations.js';
import { SettlementsService } from './settlements.service.js';
import { StoreCreditGateway } from './store-credit/store-credit.gateway.js';
import { StoreCreditsController } from './store-credit/store-credits.controller.js';
import { StoreCredits } from './store-credit/store-credits.service.js';

/** The first that serves a payment pays it back; a person pays what no other does. */
function gatewaysOf(
  { settings }: Host,
  database: Database,
  credits: StoreCredits,
  parts: ModuleRef,
): Gateways {
  const { STRIPE_API_KEY: apiKey, STRIPE_API_BASE: base, STRIPE_TIMEOUT_MS: timeoutMs } = settings;
  const stripe = apiKey === undefined ? [] : [new StripeGateway({ apiKey, base, timeoutMs })];
  const ofOurs = [
    new StoreCreditGateway(database, credits),
    new ExchangeGateway(database, () => parts.get(ExchangesService)),
  ];
  return new Gateways([...stripe, ...ofOurs, new ManualGateway()]);
}

@Module({
  imports: [ServiceKit.of('refunds')],
  controllers: [
    StripeWebhooks,
    GovernanceController,
    ControlController,
    DeadlinesController,
    ReconciliationController,
    StoreCreditsController,
    ExchangesController,
    PapersController,
    RefundsController,
  ],
  providers: [
    PaidOrdersService,
    Reservations,
    SettlementsService,
    RefundsService,
    RefundsConsumer,
    RefundsWorker,
    RefundBooks,
    PayerService,
    ApprovalsService,
    GoodwillService,
    AuditLog,
    DeadlinesService,
    ReconciliationService,
    StoreCredits,
    ExchangesService,
    { provide: Gateways, useFactory: gatewaysOf, inject: [Host, Database, StoreCredits, ModuleRef] },
  ],
})
class RefundsModule {}

export const refundsService: ServiceDefinition = {
  name: 'refunds',
  module: RefundsModule,
  entities: [PaidOrderRow, AuthorizedReturnRow],
  migrations: [
    Refunds1790000001000,
    Tenders1790000001100,
    Provider1790000001200,
    Control1790000001300,
    Outcomes1790000001400,
    Papers1790000001500,
  ],
  invariants,
};
