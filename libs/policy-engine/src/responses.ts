export type Verdict = 'accept' | 'decline' | 'review';

/** Every response code with the verdict it speaks for and its sentence in English. */
export const responses = {
  within_window: { verdict: 'accept', sentence: 'The return is inside its window.' },
  faulty_goods_always_accepted: {
    verdict: 'accept',
    sentence: 'Faulty goods may come back even from a final sale or with a broken seal.',
  },
  no_earlier_purchase: { verdict: 'decline', sentence: 'No purchase of this item is known.' },
  quantity_exceeds_returnable: {
    verdict: 'decline',
    sentence: 'More pieces are asked back than were bought and not yet returned.',
  },
  not_goods: { verdict: 'decline', sentence: 'This is a charge, not goods that can be sent back.' },
  not_yet_delivered: { verdict: 'decline', sentence: 'The goods have not been delivered yet.' },
  outside_window: { verdict: 'decline', sentence: 'The last day to return this has passed.' },
  final_sale: { verdict: 'decline', sentence: 'This was a final sale.' },
  hygiene_seal_broken: {
    verdict: 'decline',
    sentence: 'The hygiene seal is broken, so the goods cannot be sold again.',
  },
  nothing_paid: { verdict: 'decline', sentence: 'Nothing was paid for this.' },
  high_value_review: { verdict: 'review', sentence: 'Returns of this value are checked by a person.' },
} as const satisfies Record<string, { verdict: Verdict; sentence: string }>;

export type ResponseCode = keyof typeof responses;

/** What one rule found: `facts` are the figures behind it, for the explanation. */
export interface Finding {
  readonly code: ResponseCode;
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function finding(code: ResponseCode, facts: Finding['facts'] = {}): Finding {
  return { code, verdict: responses[code].verdict, facts };
}
