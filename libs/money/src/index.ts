export { exponentOf } from './currency.js';
export { formatDecimal, parseMoney, type Rounding } from './decimal.js';
export { MoneyError, type MoneyErrorCode } from './errors.js';
export { add, compare, money, negate, subtract, type Money } from './money.js';
export { allocate, multiplyRatio, share } from './ratio.js';
export { bonusCredit } from './refund.fees.js';
export { refundLines } from './refund.js';
export type * from './refund.types.js';
