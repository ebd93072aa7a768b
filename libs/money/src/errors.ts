export type MoneyErrorCode =
  | 'unknown_currency'
  | 'currency_mismatch'
  | 'invalid_amount'
  | 'inexact_amount'
  | 'invalid_ratio'
  | 'invalid_weights'
  | 'invalid_quantity'
  | 'unknown_line'
  | 'quantity_exceeds_remaining'
  | 'amount_exceeds_remaining'
  | 'evidence_missing'
  | 'shipping_already_refunded';

/** Money was asked for something it cannot do exactly; `code` says what. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
  ) {
    super(message);
  }
}
