import type { ReasonCode } from '../api/types.js';

/** The reasons a customer chooses from, in groups small enough to read. */
export const reasonGroups = {
  mind: ['changed_mind', 'no_longer_needed', 'better_price_found', 'ordered_by_mistake'],
  fit: ['does_not_fit', 'quality_not_expected', 'arrived_too_late'],
  wrong: ['damaged_in_transit', 'defective', 'not_as_described', 'wrong_item_sent', 'missing_parts'],
  other: ['other', 'not_specified'],
} as const satisfies Record<string, readonly ReasonCode[]>;

export type ReasonGroup = keyof typeof reasonGroups;

export const anyReason = Object.keys(reasonGroups) as ReasonGroup[];
export const faultOnly: ReasonGroup[] = ['wrong'];
