import type { NotDueReason, RefundMeans, Resolution } from '#contracts';
import { refundLines, share } from '#money';
import type { Fee, PaidOrder, RefundBreakdown } from '#money';
import { meansOf } from './outcome.rules.js';
import type { Routed } from './outcome.rules.js';
import { tendersFor } from './tenders.rules.js';
import type { PaymentLeft, TenderStrategy } from './tenders.rules.js';
import { piecesToRefund } from './worth.rules.js';
import type { GivenBack } from './worth.rules.js';

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
  tenderStrategy?: TenderStrategy | undefined;
}

export interface SettledLine {
  returnLineId: string;
  orderLineId: string;
  sku: string;
  quantity: number;
  /** Tax included; before the fee. */
  refundMinor: number;
  taxMinor: number;
  /** What the money is for; `goods`, if left out. */
  kind?: 'goods' | 'goodwill' | 'tax';
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
  tenders: Routed[];
  /** How it reaches the customer; the payments themselves, if left out. */
  means?: RefundMeans;
  /** Store credit on top. */
  bonusMinor?: number;
}

export type Settlement = { due: DueRefund } | { notDue: NotDueReason };

type Pieces = InspectedReturnLine & { quantity: number };

/** What is due for a return as inspected. Throws NotFound for a line the order does not have. */
export function settlementOf(claim: Claim): Settlement {
  const forMoney = claim.lines.filter(({ resolution }) => meansOf(resolution) !== null);
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
  const worth = worthOf(pieces, claim);
  const worthMinor = sum(worth.lines.map((line) => line.refundMinor)) + worth.shipping.refundMinor;
  if (worthMinor === 0) return { notDue: 'nothing_was_paid' };
  const owedMinor = worth.totalMinor;
  if (owedMinor === 0) return { notDue: 'consumed_by_fees' };

  const tenders = tendersFor(owedMinor, claim.payments, claim.tenderStrategy);
  const amountMinor = sum(tenders.map((tender) => tender.amountMinor));
  if (amountMinor === 0) return { notDue: 'already_refunded' };
  const amounts = {
    shippingMinor: worth.shipping.refundMinor,
    restockingFeeMinor: feeOf(worth, 'restocking_fee'),
    returnShippingFeeMinor: feeOf(worth, 'return_shipping_fee'),
    shortfallMinor: owedMinor - amountMinor,
    amountMinor,
  };
  return { due: { ...amounts, lines: settledLines(pieces, worth), tenders } };
}

function worthOf(pieces: Pieces[], claim: Claim): RefundBreakdown {
  const given = claim.givenBack.map(({ orderLineId, ...amounts }) => ({ lineId: orderLineId, ...amounts }));
  const parts = { lines: pieces.map(asPart), refundShipping: claim.refundShipping };
  const before = { lines: given, shippingRefunded: false };
  const bare = refundLines(claim.order, before, { ...parts, fees: [] });
  const restocking = pieces.map((line, at) => restockingFee(line, bare.lines[at]!.refundMinor));
  const returnShipping = { code: 'return_shipping_fee', amountMinor: claim.returnShippingFeeMinor } as const;
  return refundLines(claim.order, before, { ...parts, fees: [...restocking, returnShipping] });
}

/** The part for the pieces that came, and never more than they are worth. */
const restockingFee = (line: Pieces, worthMinor: number): Fee => ({
  code: 'restocking_fee',
  amountMinor: Math.min(
    share(line.restockingFeeMinor, 0, line.quantity, line.authorizedQuantity),
    worthMinor,
  ),
});

const feeOf = ({ fees }: RefundBreakdown, wanted: Fee['code']): number =>
  sum(fees.filter(({ code }) => code === wanted).map((fee) => fee.amountMinor));

const asPart = ({ orderLineId, quantity }: Pieces) => ({ lineId: orderLineId, quantity });

const settledLines = (pieces: Pieces[], worth: RefundBreakdown): SettledLine[] =>
  pieces.map(({ returnLineId, orderLineId, sku, quantity }, at) => {
    const { refundMinor, taxMinor } = worth.lines[at]!;
    return { returnLineId, orderLineId, sku, quantity, refundMinor, taxMinor };
  });

const sum = (parts: readonly number[]): number => parts.reduce((left, right) => left + right, 0);
