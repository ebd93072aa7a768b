import type { OwnResponseCode } from '../responses.js';

/** Codes that merchants commonly give to their own rules, and for which we have words. */
const merchantCodes = ['final_sale', 'hygiene_seal_broken'] as const;

const ownCodes: Readonly<Record<OwnResponseCode, true>> = {
  statutory_right: true,
  store_cancellation_right: true,
  within_window: true,
  no_earlier_purchase: true,
  quantity_exceeds_returnable: true,
  not_goods: true,
  nothing_paid: true,
  not_yet_delivered: true,
  outside_window: true,
  law_unknown_review: true,
};

/** A response code for which there are words; `policy` stands for every other code of a merchant's. */
export type SpokenCode = OwnResponseCode | (typeof merchantCodes)[number] | 'policy';

const spoken: ReadonlySet<string> = new Set([...Object.keys(ownCodes), ...merchantCodes]);

export function spokenCodeOf(code: string): SpokenCode {
  return spoken.has(code) ? (code as SpokenCode) : 'policy';
}
