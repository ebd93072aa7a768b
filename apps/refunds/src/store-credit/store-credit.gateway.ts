import { Database } from '#messaging';
import { Injectable } from '@nestjs/common';
import { Gateway } from '../gateways/gateway.js';
import type { GatewayAnswer, TenderToPay } from '../gateways/gateway.js';
import { tenderKey } from '../tender-key.rules.js';
import { StoreCredits } from './store-credits.service.js';

/** Pays as store credit. Its book is our own, so it always knows. */
@Injectable()
export class StoreCreditGateway extends Gateway {
  readonly name = 'store_credit';

  constructor(
    private readonly database: Database,
    private readonly credits: StoreCredits,
  ) {
    super();
  }

  /** Chosen by how a return is resolved, never by how it was paid. */
  serves(): boolean {
    return false;
  }

  async submit(tender: TenderToPay): Promise<GatewayAnswer> {
    const grant = { ...tender, reference: tenderKey(tender) };
    const creditId = await this.database.transaction(tender.merchantId, (tx) =>
      this.credits.grant(tx, grant),
    );
    return { outcome: 'succeeded', reference: creditId, paidAt: new Date() };
  }

  lookUp(tender: TenderToPay): Promise<GatewayAnswer> {
    return this.submit(tender);
  }
}
