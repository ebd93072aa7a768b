import { Host, ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Module } from '@nestjs/common';
import { AuthorizedReturnRow } from './authorized-return.entity.js';
import { Gateways } from './gateways/gateways.js';
import { ManualGateway } from './gateways/manual.gateway.js';
import { StripeGateway } from './gateways/stripe.gateway.js';
import { StripeWebhooks } from './gateways/stripe.webhooks.js';
import { Refunds1790000001000 } from './migrations/0001-refunds.js';
import { Tenders1790000001100 } from './migrations/0002-tenders.js';
import { Provider1790000001200 } from './migrations/0003-provider.js';
import { PaidOrderRow } from './paid-order.entity.js';
import { PaidOrdersService } from './paid-orders.service.js';
import { PayerService } from './payer.service.js';
import { ReconciliationService } from './reconciliation.service.js';
import { RefundBooks } from './refund.books.js';
import { RefundsConsumer } from './refunds.consumer.js';
import { RefundsController } from './refunds.controller.js';
import { RefundsService } from './refunds.service.js';
import { RefundsWorker } from './refunds.worker.js';
import { SettlementsService } from './settlements.service.js';

/** The first that serves a payment pays it back; a person pays what no other does. */
function gatewaysOf({ settings }: Host): Gateways {
  const { STRIPE_API_KEY: apiKey, STRIPE_API_BASE: base, STRIPE_TIMEOUT_MS: timeoutMs } = settings;
  const stripe = apiKey === undefined ? [] : [new StripeGateway({ apiKey, base, timeoutMs })];
  return new Gateways([...stripe, new ManualGateway()]);
}

@Module({
  imports: [ServiceKit.of('refunds')],
  controllers: [StripeWebhooks, RefundsController],
  providers: [
    PaidOrdersService,
    SettlementsService,
    RefundsService,
    RefundsConsumer,
    RefundsWorker,
    RefundBooks,
    PayerService,
    ReconciliationService,
    { provide: Gateways, useFactory: gatewaysOf, inject: [Host] },
  ],
})
class RefundsModule {}

export const refundsService: ServiceDefinition = {
  name: 'refunds',
  module: RefundsModule,
  entities: [PaidOrderRow, AuthorizedReturnRow],
  migrations: [Refunds1790000001000, Tenders1790000001100, Provider1790000001200],
};
