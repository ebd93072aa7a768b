import { Gateway, manualGateway } from './gateway.js';
import type { GatewayAnswer, TenderToPay } from './gateway.js';

/** A person pays, by the bank's own page or over the counter, and confirms: every tender waits for that person. */
export class ManualGateway extends Gateway {
  readonly name = manualGateway;

  serves(): boolean {
    return true;
  }

  async submit(tender: TenderToPay): Promise<GatewayAnswer> {
    return { outcome: 'pending', reference: paymentReference(tender) };
  }

  async lookUp(tender: TenderToPay): Promise<GatewayAnswer> {
    return this.submit(tender);
  }
}

/** Short enough to type into a bank form: `R-` and the last ten characters of the refund's id. */
const paymentReference = ({ refundId, position }: TenderToPay): string =>
  `R-${refundId.slice(-10).toUpperCase()}${position > 1 ? `-${position}` : ''}`;
