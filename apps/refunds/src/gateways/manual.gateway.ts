import { Injectable } from '@nestjs/common';
import { Gateway } from './gateway.js';
import type { GatewayAnswer, RefundToPay } from './gateway.js';

/** A person pays, by the bank's own page or over the counter, and confirms: every refund waits for that person. */
@Injectable()
export class ManualGateway extends Gateway {
  async submit(refund: RefundToPay): Promise<GatewayAnswer> {
    return { outcome: 'pending', reference: paymentReference(refund.refundId) };
  }

  async lookUp(refund: RefundToPay): Promise<GatewayAnswer> {
    return this.submit(refund);
  }
}

/** Short enough to type into a bank form: `R-` and the last ten characters of the refund's id. */
const paymentReference = (refundId: string): string => `R-${refundId.slice(-10).toUpperCase()}`;
