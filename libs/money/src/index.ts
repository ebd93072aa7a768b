export { exponentOf } from './currency.js';
export { formatDecimal, parseMoney, type Rounding } from './decimal.js';
export { type MoneyErrorCode } from './errors.js';
export { add, compare, money, negate, subtract, type Money } from './money.js';
export { allocate, multiplyRatio, share } from './ratio.js';
export {
  refundLines,
  type ChargedFee,
  type Fee,
  type FeeCode,
  type LineQuantity,
  type LineRefund,
  type PaidLine,
  type PaidOrder,
  type RefundBreakdown,
  type RefundedSoFar,
  type RefundRequest,
  type ShippingRefund,
} from './refund.js';
