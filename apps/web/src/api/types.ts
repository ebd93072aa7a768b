import type { components } from './schema.js';

type Schemas = components['schemas'];

export type PortalOrder = Schemas['PortalOrderView'];
export type ReturnableLine = Schemas['ReturnableLineView'];
export type Quote = Schemas['QuoteView'];
export type QuoteLine = Schemas['QuoteLineView'];
export type Return = Schemas['ReturnView'];
export type ReasonCode = Schemas['QuoteLineInput']['reasonCode'];
export type Label = Schemas['LabelView'];
export type Receipt = Schemas['ReceiptView'];
export type ReceiptLine = Schemas['ReceiptLineView'];
export type ItemInput = Schemas['ItemInput'];
export type ItemBehindScan = Schemas['ItemBehindScanInput'];
export type ScanInput = Schemas['ScanInput'];
export type Form = Schemas['FormView'];
export type Staff = Schemas['StaffView'];
export type SignInWays = Schemas['SignInWays'];
export type Shift = Schemas['ShiftView'];
export type Summary = Schemas['SummaryView'];
export type ReasonFigures = Schemas['ReasonView'];
export type SkuFigures = Schemas['SkuView'];
export type CurrencyAmount = Schemas['CurrencyAmountView'];
export type Grade = NonNullable<ItemInput['grade']>;
export type Disposition = NonNullable<ItemInput['disposition']>;
export type WithdrawalStatement = Schemas['WithdrawalInput'];
export type WithdrawalStatus = Schemas['WithdrawalStatusView'];
