/** One tender as a gateway needs to know it. */
export interface TenderToPay {
  refundId: string;
  merchantId: string;
  returnId: string;
  orderId: string;
  currency: string;
  position: number;
  attempt: number;
  gateway: string;
  amountMinor: number;
  paymentId: string;
  method: string;
  /** The gateway's own id of the refund, once it told us. */
  gatewayReference: string | null;
  /** When this attempt was first handed to the gateway. */
  submittedAt: string | null;
}

/**
 * What a gateway says of a tender. `failed` and `canceled` are proof that no money moved, or that it came back. Whatever
 * leaves that open is `unknown`, and so is an error thrown; `absent` means that the gateway was asked and knows nothing
 * of it. References hold at most 100 characters, reasons 200.
 */
export type GatewayAnswer =
  | { outcome: 'pending'; reference: string; gatewayReference?: string }
  | { outcome: 'requires_action'; gatewayReference: string }
  | { outcome: 'succeeded'; reference: string; paidAt: Date; gatewayReference?: string }
  | { outcome: 'failed'; reason: string; gatewayReference?: string; disputed?: boolean }
  | { outcome: 'canceled'; reason: string; gatewayReference?: string }
  | { outcome: 'absent' }
  | { outcome: 'unknown'; reason?: string };

/** A payment as a gateway recognises its own. */
export interface PaymentTaken {
  paymentId: string;
  method: string;
}

/** A refund as the provider knows it. */
export interface ProviderRefund {
  gatewayReference: string;
  amountMinor: number;
  /** Whether it holds or moved money. */
  live: boolean;
  status: string;
  /** Our name on it; null for one that was made elsewhere. */
  key: string | null;
}

/** All that the provider knows of a payment. */
export interface PaymentState {
  refunds: ProviderRefund[];
  /** Why the payment is disputed; null when it is not, or when the dispute was won. */
  disputed: string | null;
}

/** The gateway that a person stands for. */
export const manualGateway = 'manual';

/** Milliseconds a gateway may take to answer; after that a tender counts as unanswered. */
export const answerWithinMs = 30_000;

/** Who pays tenders out. Abstract class rather than interface, so that it can be injected. */
export abstract class Gateway {
  abstract readonly name: string;
  /** Whether the payment was taken through this gateway. */
  abstract serves(payment: PaymentTaken): boolean;
  abstract submit(tender: TenderToPay): Promise<GatewayAnswer>;
  /** What became of a tender that was submitted. Leads to no second payment. */
  abstract lookUp(tender: TenderToPay): Promise<GatewayAnswer>;

  /** What the provider knows of a payment; null where nobody but us keeps a book. */
  async stateOf(_payment: PaymentTaken): Promise<PaymentState | null> {
    return null;
  }
}
