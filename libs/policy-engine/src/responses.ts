export type Verdict = 'accept' | 'decline' | 'review';

/** The engine's own response codes with the verdict each speaks for. A policy's rules add codes of the merchant's. */
export const responses = {
  statutory_right: 'accept',
  store_cancellation_right: 'accept',
  within_window: 'accept',
  no_earlier_purchase: 'decline',
  quantity_exceeds_returnable: 'decline',
  not_goods: 'decline',
  nothing_paid: 'decline',
  not_yet_delivered: 'decline',
  outside_window: 'decline',
  law_unknown_review: 'review',
} as const satisfies Record<string, Verdict>;

export type OwnResponseCode = keyof typeof responses;
/** The engine's own, or one of the merchant's, lower snake case. */
export type ResponseCode = OwnResponseCode | (string & {});

/** What one rule found: `facts` are the figures behind it, for the explanation. */
export interface Finding {
  readonly code: ResponseCode;
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function finding(code: OwnResponseCode, facts: Finding['facts'] = {}): Finding {
  return { code, verdict: responses[code], facts };
}
