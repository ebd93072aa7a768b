import { MoneyError } from './errors.js';
import { naturalNumber, sum } from './integers.js';
import { multiplyRatio } from './ratio.js';
import type { ChargedFee, Fee, LineRefund, ShippingRefund } from './refund.types.js';

/** Keeps each fee in turn, as far as its line and the whole refund can bear it. */
export function chargeFees(
  fees: readonly Fee[],
  lines: readonly LineRefund[],
  shipping: ShippingRefund,
): ChargedFee[] {
  let leftMinor = sum(lines.map((line) => line.refundMinor)) + shipping.refundMinor;
  const leftOfLine = new Map<string, number>();
  for (const { lineId, refundMinor } of lines) {
    leftOfLine.set(lineId, (leftOfLine.get(lineId) ?? 0) + refundMinor);
  }
  return fees.map((fee) => {
    checkEvidence(fee);
    const bearable = fee.lineId === undefined ? leftMinor : (leftOfLine.get(fee.lineId) ?? 0);
    const askedMinor = naturalNumber(fee.amountMinor, fee.code);
    const keptMinor = fee.waiver === undefined ? Math.min(askedMinor, bearable, leftMinor) : 0;
    leftMinor -= keptMinor;
    if (fee.lineId !== undefined) leftOfLine.set(fee.lineId, bearable - keptMinor);
    return { ...fee, amountMinor: keptMinor, waivedMinor: askedMinor - keptMinor };
  });
}

/** A deduction for use needs proof: the law puts the burden on the trader. */
function checkEvidence({ code, evidence = [] }: Fee): void {
  if (code === 'diminished_value' && evidence.length === 0) {
    throw new MoneyError('evidence_missing', 'a deduction for diminished value needs evidence');
  }
}

/** What store credit gets on top of `amountMinor`: so many hundredths of a percent of it, at most `maxMinor`. */
export const bonusCredit = (
  amountMinor: number,
  { basisPoints, maxMinor }: { basisPoints: number; maxMinor?: number | undefined },
): number =>
  Math.min(
    multiplyRatio(naturalNumber(amountMinor, 'amountMinor'), basisPoints, 10_000),
    maxMinor ?? Infinity,
  );
