import type { Resolution } from '#contracts';
import { share } from '#money';
import type { PaidOrder } from '#money';
import { tendersFor } from './tenders.rules.js';
import type { PaymentLeft, Tender } from './tenders.rules.js';
import { piecesToRefund, worthOf } from './worth.rules.js';
import type { GivenBack, Worth } from './worth.rules.js';

/** One line of a return: what was authorized, and what the bench found of it. */
export interface InspectedReturnLine {
  returnLineId: string;
  orderLineId: string;
  sku: string;
  resolution: Resolution;
  authorizedQuantity: number;
  acceptedQuantity: number;
  /** Kept back when the whole authorized quantity comes back. */
  restockingFeeMinor: number;
}

/** All that decides what a return is worth. */
export interface Claim {
  order: PaidOrder;
  givenBack: readonly GivenBack[];
  lines: readonly InspectedReturnLine[];
  /** Asked for by the authorization, and not refunded with another return. */
  refundShipping: boolean;
  returnShippingFeeMinor: number;
  capturedMinor: number;
  payments: readonly PaymentLeft[];
}

export interface SettledLine {
  returnLineId: string;
  orderLineId: string;
  sku: string;
  quantity: number;
  /** Tax included; before the fee. */
  refundMinor: number;
  taxMinor: number;
}

/** Always lines + shipping − both fees − shortfall = amount = the sum of the tenders. */
export interface DueRefund {
  lines: SettledLine[];
  shippingMinor: number;
  restockingFeeMinor: number;
  returnShippingFeeMinor: number;
  /** What the payments on file do not cover. */
  shortfallMinor: number;
  amountMinor: number;
  tenders: Tender[];
}

export type NotDueReason =
  'nothing_came_back' | 'nothing_was_paid' | 'already_refunded' | 'resolved_otherwise' | 'consumed_by_fees';

export type Settlement = { due: DueRefund } | { notDue: NotDueReason };

type Pieces = InspectedReturnLine & { quantity: number };

/** What is due for a return as inspected. Throws NotFound for a line the order does not have. */
export function settlementOf(claim: Claim): Settlement {
  const forMoney = claim.lines.filter((line) => line.resolution === 'refund');
  if (forMoney.length === 0) return { notDue: 'resolved_otherwise' };
  if (forMoney.every((line) => line.acceptedQuantity === 0)) return { notDue: 'nothing_came_back' };
  if (claim.capturedMinor === 0) return { notDue: 'nothing_was_paid' };
  const quantities = piecesToRefund(claim.order, claim.givenBack, forMoney);
  const pieces = forMoney
    .map((line, at) => ({ ...line, quantity: quantities[at]! }))
    .filter(({ quantity }) => quantity > 0);
  if (pieces.length === 0) return { notDue: 'already_refunded' };
  return settlementFor(pieces, claim);
}

function settlementFor(pieces: Pieces[], claim: Claim): Settlement {
  const { refundShipping } = claim;
  const worth = worthOf(claim.order, claim.givenBack, { lines: pieces, refundShipping });
  const worthMinor = sum(worth.lines.map((line) => line.refundMinor)) + worth.shippingMinor;
  if (worthMinor === 0) return { notDue: 'nothing_was_paid' };

  const restockingFeeMinor = restockingFee(pieces, worth);
  const returnShippingFeeMinor = Math.min(claim.returnShippingFeeMinor, worthMinor - restockingFeeMinor);
  const owedMinor = worthMinor - restockingFeeMinor - returnShippingFeeMinor;
  if (owedMinor === 0) return { notDue: 'consumed_by_fees' };

  const tenders = tendersFor(owedMinor, claim.payments);
  const amountMinor = sum(tenders.map((tender) => tender.amountMinor));
  if (amountMinor === 0) return { notDue: 'already_refunded' };
  const { shippingMinor } = worth;
  const shortfallMinor = owedMinor - amountMinor;
  const amounts = { shippingMinor, restockingFeeMinor, returnShippingFeeMinor, shortfallMinor, amountMinor };
  return { due: { ...amounts, lines: settledLines(pieces, worth), tenders } };
}

/** Of each line the part for the pieces that came, and never more than the line is worth. */
const restockingFee = (pieces: Pieces[], worth: Worth): number =>
  sum(
    pieces.map(({ restockingFeeMinor, quantity, authorizedQuantity }, at) =>
      Math.min(share(restockingFeeMinor, 0, quantity, authorizedQuantity), worth.lines[at]!.refundMinor),
    ),
  );

const settledLines = (pieces: Pieces[], worth: Worth): SettledLine[] =>
  pieces.map(({ returnLineId, orderLineId, sku, quantity }, at) => ({
    returnLineId,
    orderLineId,
    sku,
    quantity,
    ...worth.lines[at]!,
  }));

const sum = (parts: readonly number[]): number => parts.reduce((left, right) => left + right, 0);
