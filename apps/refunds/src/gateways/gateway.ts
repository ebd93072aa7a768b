import type { Tender } from '../tenders.rules.js';

/** A refund as a gateway needs to know it. `refundId` is the key by which a gateway recognises a repetition. */
export interface RefundToPay {
  refundId: string;
  amountMinor: number;
  currency: string;
  tenders: Tender[];
}

/**
 * What a gateway says of a refund. `failed` is proof that no money moved. Whatever leaves that open is `unknown`,
 * and so is an error thrown. References hold at most 100 characters, reasons 200.
 */
export type GatewayAnswer =
  | { outcome: 'pending'; reference: string }
  | { outcome: 'succeeded'; reference: string; paidAt: Date }
  | { outcome: 'failed'; reason: string }
  | { outcome: 'unknown' };

/**
 * Who pays refunds out. It answers or throws well within half a minute: after that a refund counts as unanswered.
 * Abstract class rather than interface, so that it can be injected.
 */
export abstract class Gateway {
  abstract submit(refund: RefundToPay): Promise<GatewayAnswer>;
  /** What became of a refund whose submission was not answered. Changes nothing. */
  abstract lookUp(refund: RefundToPay): Promise<GatewayAnswer>;
}
