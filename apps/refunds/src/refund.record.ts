import type { RefundMeans } from '#contracts';
import type { RefundAction, RefundState, RefundStatus } from './refund.lifecycle.js';
import type { SettledLine } from './settlement.rules.js';
import type { Tender } from './tenders.rules.js';

/** A tender of a refund and how far it got. */
export interface RefundTender extends Tender {
  position: number;
  gateway: string;
  status: RefundStatus;
  attempt: number;
  /** The payment is disputed: nothing is given back on it. */
  frozen: boolean;
  submittedAt: string | null;
  absentAt: string | null;
  gatewayReference: string | null;
  /** Who pays by hand writes it on the transfer. */
  paymentReference: string | null;
  paidReference: string | null;
  paidAt: string | null;
  failureReason: string | null;
  confirmedBy: string | null;
  lookUpAfter: string | null;
}

export interface RefundTransition {
  tender: number | null;
  from: RefundStatus | null;
  action: RefundAction | 'reserve';
  to: RefundStatus;
  by: string;
  at: string;
  note: string | null;
}

/** A refund with all that belongs to it. */
export interface RefundRecord {
  refundId: string;
  merchantId: string;
  returnId: string;
  orderId: string;
  status: RefundState;
  attempt: number;
  toldPaid: boolean;
  means: RefundMeans;
  /** Store credit on top. */
  bonusMinor: number;
  approvalsNeeded: number;
  approvedBy: string[];
  /** Two persons must say that it was paid by hand. */
  twoToConfirm: boolean;
  currency: string;
  amountMinor: number;
  shippingMinor: number;
  restockingFeeMinor: number;
  returnShippingFeeMinor: number;
  shortfallMinor: number;
  lines: SettledLine[];
  tenders: RefundTender[];
  timeline: RefundTransition[];
}
