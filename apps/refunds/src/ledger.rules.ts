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
  'store_credit_liability',
  'credit_bonus_expense',
  'credit_redeemed',
  'exchange_clearing',
] as const;
export type Account = (typeof accounts)[number];

/** `correct` takes a settlement back, `fail` a reservation. */
export const ledgerKinds = ['reserve', 'settle', 'correct', 'fail', 'bonus', 'redeem', 'reverse'] as const;
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

/** Where the money of a gateway comes from; every other is a payment provider or a bank. */
const paidFrom: Record<string, Account> = {
  store_credit: 'store_credit_liability',
  exchange: 'exchange_clearing',
};

/** One tender of what we owed was paid. */
export const settleEntries = ({
  amountMinor,
  gateway,
}: {
  amountMinor: number;
  gateway: string;
}): LedgerEntry[] => [
  { account: 'refunds_payable', amountMinor },
  { account: paidFrom[gateway] ?? 'psp_clearing', amountMinor: -amountMinor },
];

/** Store credit on top of what was owed. */
export const bonusEntries = (amountMinor: number): LedgerEntry[] => [
  { account: 'credit_bonus_expense', amountMinor },
  { account: 'store_credit_liability', amountMinor: -amountMinor },
];

/** Store credit paid for an order. */
export const redeemEntries = (amountMinor: number): LedgerEntry[] => [
  { account: 'store_credit_liability', amountMinor },
  { account: 'credit_redeemed', amountMinor: -amountMinor },
];

/** Takes what was posted back, for good and in the open. */
export const counterEntries = (posted: LedgerEntry[]): LedgerEntry[] =>
  posted.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));

const withoutZeros = (entries: LedgerEntry[]): LedgerEntry[] =>
  entries.filter(({ amountMinor }) => amountMinor !== 0);
