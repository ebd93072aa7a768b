/** A payment taken for the order and what is left on it to give back. */
export interface PaymentLeft {
  paymentId: string;
  method: string;
  leftMinor: number;
}

/** The part of a refund that goes back to one payment. */
export interface Tender {
  paymentId: string;
  method: string;
  amountMinor: number;
}

/**
 * Spreads a refund over the payments in the order they were taken, each up to what is left on it. Adds up to
 * `amountMinor` unless the payments hold less: never more than was captured.
 */
export function tendersFor(amountMinor: number, payments: readonly PaymentLeft[]): Tender[] {
  let openMinor = amountMinor;
  return payments.flatMap(({ paymentId, method, leftMinor }) => {
    const part = Math.min(openMinor, leftMinor);
    openMinor -= part;
    return part > 0 ? [{ paymentId, method, amountMinor: part }] : [];
  });
}
