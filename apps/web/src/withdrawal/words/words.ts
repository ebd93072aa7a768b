/** Whose law the page's names come from, by where the reader's clock is; the receipt and the refund follow the order. */
export type Regime = 'eu' | 'gb' | 'ar' | 'br' | 'cl' | 'co' | 'mx' | 'none';

/** The names of the right, which differ by law: the directive's where a law has none of its own here. */
export interface RightNames {
  /** The door: what the law wants the function to be called. */
  open: string;
  title: string;
  /** The second step. */
  confirm: string;
  declared: string;
}

/** What the withdrawal pages say, in one language. */
export interface WithdrawalWords {
  names: { eu: RightNames } & Partial<Record<Regime, RightNames>>;
  lead: string;
  step: (step: number) => string;
  name: string;
  nameMissing: string;
  contract: string;
  contractHint: string;
  contractMissing: string;
  email: string;
  emailHint: string;
  emailMissing: string;
  goods: string;
  allGoods: string;
  someGoods: string;
  whichGoods: string;
  whichHint: string;
  whichMissing: string;
  howMany: (what: string) => string;
  reason: string;
  reasonHint: string;
  next: string;
  checkTitle: string;
  checkLead: string;
  stated: (instant: string) => string;
  change: string;
  declaredAt: (instant: string) => string;
  receipt: string;
  receiptMail: string;
  receiptOnly: string;
  receiptOpen: string;
  hash: string;
  standing: Record<string, string>;
  toReturn: string;
  money: string;
  refund: Record<string, string>;
  dueOn: (day: string) => string;
  wait: string;
  overdue: string;
  sendBy: (day: string) => string;
  costs: Record<string, string>;
  lines: string;
  outcomes: Record<string, string>;
  retract: string;
  retractAsk: string;
  retractYes: string;
  retractNo: string;
  again: string;
}
