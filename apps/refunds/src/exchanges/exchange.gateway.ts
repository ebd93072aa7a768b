import { Database } from '#messaging';
import { Gateway } from '../gateways/gateway.js';
import type { GatewayAnswer, TenderToPay } from '../gateways/gateway.js';
import type { ExchangesService } from './exchanges.service.js';

/** Pays for a replacement with what came back. Its book is our own, so it always knows. */
export class ExchangeGateway extends Gateway {
  readonly name = 'exchange';

  /** `exchanges` when it is called: it needs the gateways in turn. */
  constructor(
    private readonly database: Database,
    private readonly exchanges: () => ExchangesService,
  ) {
    super();
  }

  serves(): boolean {
    return false;
  }

  async submit(tender: TenderToPay): Promise<GatewayAnswer> {
    const exchangeId = await this.database.transaction(tender.merchantId, (tx) =>
      this.exchanges().pay(tx, tender),
    );
    return { outcome: 'succeeded', reference: exchangeId, paidAt: new Date() };
  }

  lookUp(tender: TenderToPay): Promise<GatewayAnswer> {
    return this.submit(tender);
  }
}
