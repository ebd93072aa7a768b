import { MoneyError } from './errors.js';
import { naturalNumber } from './integers.js';
import { multiplyRatio, share } from './ratio.js';
import type { LineRefund, PaidLine, RefundedPart, RequestedPart } from './refund.types.js';

/** What has been given back of one line. */
export class Given {
  pieces = 0;
  refundMinor = 0;
  taxMinor = 0;

  add(part: { quantity: number; refundMinor: number; taxMinor: number }): void {
    this.pieces += part.quantity;
    this.refundMinor += part.refundMinor;
    this.taxMinor += part.taxMinor;
  }
}

/** What earlier refunds gave for a line. */
export function givenFor(paid: PaidLine, parts: readonly RefundedPart[]): Given {
  const given = new Given();
  for (const part of parts) {
    if (part.lineId !== paid.lineId) continue;
    const { pieces } = given;
    const byShare = (field: 'refundMinor' | 'taxMinor'): number =>
      upTo(paid, pieces + part.quantity)[field] - upTo(paid, pieces)[field];
    given.add({
      quantity: part.quantity,
      refundMinor: part.refundMinor ?? byShare('refundMinor'),
      taxMinor: part.taxMinor ?? byShare('taxMinor'),
    });
  }
  return given;
}

/** What a whole line is worth, tax included. */
export const worthOf = (paid: PaidLine): number => upTo(paid, paid.quantity).refundMinor;

/** What one part of a request gives back, after what was given before. */
export function refundPart(paid: PaidLine, given: Given, part: RequestedPart): LineRefund {
  checkQuantity(paid, given.pieces, part.quantity);
  const target = upTo(paid, given.pieces + part.quantity);
  if (part.taxOnly) return refundTax(paid, given, target);
  if (part.amountMinor !== undefined) return refundAmount(paid, given, target, part.amountMinor);
  const taxMinor = Math.max(0, target.taxMinor - given.taxMinor);
  const goodsMinor = Math.max(0, target.goodsMinor - goodsIn(paid, given));
  const discountMinor =
    target.discountMinor - share(paid.discountMinor, 0, Math.min(given.pieces, paid.quantity), paid.quantity);
  const refundMinor = goodsMinor + (paid.taxIncluded ? 0 : taxMinor);
  return { lineId: paid.lineId, quantity: part.quantity, goodsMinor, discountMinor, taxMinor, refundMinor };
}

function refundTax(paid: PaidLine, given: Given, target: Target): LineRefund {
  const taxMinor = Math.max(0, Math.min(target.taxMinor - given.taxMinor, leftOf(given, target)));
  const goodsMinor = paid.taxIncluded ? taxMinor : 0;
  return { lineId: paid.lineId, quantity: 0, goodsMinor, discountMinor: 0, taxMinor, refundMinor: taxMinor };
}

/** The tax in it is in proportion to the line, so that the parts of a line hold its tax in the end. */
function refundAmount(paid: PaidLine, given: Given, target: Target, amountMinor: number): LineRefund {
  const leftMinor = leftOf(given, target);
  if (naturalNumber(amountMinor, 'amountMinor') === 0 || amountMinor > leftMinor) {
    throw new MoneyError(
      'amount_exceeds_remaining',
      `line "${paid.lineId}": ${amountMinor} asked, ${leftMinor} left`,
    );
  }
  const taxUntil = multiplyRatio(paid.taxMinor, given.refundMinor + amountMinor, worthOf(paid));
  const taxMinor = Math.max(0, Math.min(amountMinor, taxUntil - given.taxMinor));
  const goodsMinor = paid.taxIncluded ? amountMinor : amountMinor - taxMinor;
  return {
    lineId: paid.lineId,
    quantity: 0,
    goodsMinor,
    discountMinor: 0,
    taxMinor,
    refundMinor: amountMinor,
  };
}

interface Target {
  goodsMinor: number;
  discountMinor: number;
  taxMinor: number;
  refundMinor: number;
}

/** What the first `pieces` of a line are worth together; the whole line where there are more than were paid. */
function upTo(paid: PaidLine, pieces: number): Target {
  const until = Math.min(pieces, paid.quantity);
  const shareOf = (totalMinor: number): number =>
    share(naturalNumber(totalMinor, `line "${paid.lineId}"`), 0, until, paid.quantity);
  const goodsMinor = shareOf(paid.grossMinor - paid.discountMinor);
  const discountMinor = shareOf(paid.discountMinor);
  const taxMinor = shareOf(paid.taxMinor);
  return { goodsMinor, discountMinor, taxMinor, refundMinor: goodsMinor + (paid.taxIncluded ? 0 : taxMinor) };
}

const leftOf = (given: Given, target: Target): number => Math.max(0, target.refundMinor - given.refundMinor);

const goodsIn = ({ taxIncluded }: PaidLine, given: Given): number =>
  given.refundMinor - (taxIncluded ? 0 : given.taxMinor);

function checkQuantity({ lineId, quantity: paidQuantity }: PaidLine, before: number, quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    throw new MoneyError('invalid_quantity', `line "${lineId}": quantity must be a whole number above zero`);
  }
  const remaining = paidQuantity - before;
  if (quantity > remaining) {
    throw new MoneyError(
      'quantity_exceeds_remaining',
      `line "${lineId}": ${quantity} asked, ${remaining} left`,
    );
  }
}
