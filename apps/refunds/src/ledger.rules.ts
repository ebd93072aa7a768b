/** Debits are positive, credits negative; the entries of one transaction add up to zero. */
export interface LedgerEntry {
  account: Account;
  amountMinor: number;
}

export const accounts = [
  'sales_returns',
  'refunds_payable',
  'psp_clearing',
  'restocking_fee_income',
  'return_shipping_income',
] as const;
export type Account = (typeof accounts)[number];

/** `correct` takes a settlement back, `fail` a reservation. */
export const ledgerKinds = ['reserve', 'settle', 'correct', 'fail'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** What a refund moves: `amountMinor` to the customer, and the fees kept of what the goods were worth. */
export interface Moved {
  amountMinor: number;
  restockingFeeMinor: number;
  returnShippingFeeMinor: number;
}

/** The sale is taken back: we owe the customer, and keep the fees. */
export const reserveEntries = (moved: Moved): LedgerEntry[] =>
  withoutZeros([
    {
      account: 'sales_returns',
      amountMinor: moved.amountMinor + moved.restockingFeeMinor + moved.returnShippingFeeMinor,
    },
    { account: 'restocking_fee_income', amountMinor: -moved.restockingFeeMinor },
    { account: 'return_shipping_income', amountMinor: -moved.returnShippingFeeMinor },
    { account: 'refunds_payable', amountMinor: -moved.amountMinor },
  ]);

/** One tender of what we owed was paid. */
export const settleEntries = ({ amountMinor }: { amountMinor: number }): LedgerEntry[] => [
  { account: 'refunds_payable', amountMinor },
  { account: 'psp_clearing', amountMinor: -amountMinor },
];

/** Takes what was posted back, for good and in the open. */
export const counterEntries = (posted: LedgerEntry[]): LedgerEntry[] =>
  posted.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));

const withoutZeros = (entries: LedgerEntry[]): LedgerEntry[] =>
  entries.filter(({ amountMinor }) => amountMinor !== 0);
