import type { Fee } from '#money';
import type { Period } from './period.js';
import type { Resolution } from './policy.js';
import type { Finding, ResponseCode, Verdict } from './responses.js';

/** One for each requested line, in the order of the request; it holds for all pieces of the line. */
export interface LineDecision {
  readonly lineId: string;
  readonly quantity: number;
  /** Whether the policy counts the reason as a fault of the goods. */
  readonly faulty: boolean;
  /** Decline if any finding says so, else review if any says so, else accept. */
  readonly verdict: Verdict;
  /** Every reason for the verdict. */
  readonly responseCodes: readonly ResponseCode[];
  /** All that the rules found, also what did not decide. */
  readonly findings: readonly Finding[];
  readonly window: Period | null;
  /** For all pieces of the line; if fewer come back, take the `share` of those. Empty when declined. */
  readonly fees: readonly Fee[];
  /** What the consumer may choose. Empty when declined. */
  readonly resolutions: readonly Resolution[];
}

export interface Decision {
  readonly policyVersion: string;
  readonly decidedAt: string;
  /** Review while any line needs a person; else accept if any line is accepted; else decline. */
  readonly verdict: Verdict;
  readonly lines: readonly LineDecision[];
  /** Fees of the return as a whole, beside those of its lines. */
  readonly fees: readonly Fee[];
  /** Whether outbound shipping is owed, if no earlier refund paid it back. */
  readonly refundShipping: boolean;
  /** When the parcel must be on its way. Null when declined. */
  readonly shipWithin: Period | null;
}
