/** What a scan turned out to be. */
export const scanOutcomes = [
  'parcel_received',
  'receipt_found',
  'item_found',
  'other_return',
  'several_found',
  'unknown',
  'undone',
] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

/** Which kind of code it was. */
export const codeKinds = ['rma', 'tracking', 'sscc', 'serial', 'gtin', 'sku', 'order', 'unknown'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What became of a finding. */
export const itemOutcomes = [
  'taken',
  'surplus',
  'damaged',
  'wrong_item',
  'empty_box',
  'other_order',
  'serial_differs',
  'lot_differs',
  'waiting',
  'conflict',
  'undone',
] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

export const nextSteps = [
  'open_parcel',
  'inspect_item',
  'choose_return',
  'hold_as_orphan',
  'set_aside',
  'photograph',
  'next_item',
  'print_bin_label',
  'wait',
  'ask_lead',
  'none',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** What to do after each outcome. */
export const nextStepOf: Record<ScanOutcome | ItemOutcome, NextStep> = {
  parcel_received: 'open_parcel',
  receipt_found: 'open_parcel',
  item_found: 'inspect_item',
  other_return: 'set_aside',
  several_found: 'choose_return',
  unknown: 'hold_as_orphan',
  undone: 'none',
  taken: 'next_item',
  surplus: 'set_aside',
  damaged: 'photograph',
  wrong_item: 'photograph',
  empty_box: 'photograph',
  other_order: 'set_aside',
  serial_differs: 'photograph',
  lot_differs: 'ask_lead',
  waiting: 'wait',
  conflict: 'ask_lead',
};
