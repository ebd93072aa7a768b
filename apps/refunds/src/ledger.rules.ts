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

export const ledgerKinds = ['reserve', 'settle', 'fail'] as const;
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

/** What we owed was paid. */
export const settleEntries = ({ amountMinor }: Moved): LedgerEntry[] => [
  { account: 'refunds_payable', amountMinor },
  { account: 'psp_clearing', amountMinor: -amountMinor },
];

/** The counter-entry of all that was posted before: the reservation and, when `wasPaid`, the payment. */
export function failEntries(moved: Moved, wasPaid: boolean): LedgerEntry[] {
  const posted = [...reserveEntries(moved), ...(wasPaid ? settleEntries(moved) : [])];
  return withoutZeros(
    accounts.map((account) => ({
      account,
      amountMinor: -sum(posted.filter((entry) => entry.account === account)),
    })),
  );
}

const sum = (entries: LedgerEntry[]): number =>
  entries.reduce((total, entry) => total + entry.amountMinor, 0);

const withoutZeros = (entries: LedgerEntry[]): LedgerEntry[] =>
  entries.filter(({ amountMinor }) => amountMinor !== 0);
