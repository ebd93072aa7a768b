import {
  AuthorizedLine,
  RequestedLine,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnClosedV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
  ReturnRequestedV1,
} from '#contracts';
import type { Return, ReturnLine } from './return.entity.js';

export const returnRequested = (rma: Return, lines: readonly ReturnLine[]): ReturnRequestedV1 =>
  Object.assign(new ReturnRequestedV1(), {
    ...namesOf(rma),
    requestedAt: rma.requestedAt.toISOString(),
    verdict: rma.verdict,
    lines: lines.map(requestedLine),
  });

const requestedLine = ({ orderLineId, ...line }: ReturnLine): RequestedLine =>
  Object.assign(new RequestedLine(), {
    returnLineId: line.returnLineId,
    ...(orderLineId !== null && { orderLineId }),
    sku: line.sku,
    quantity: line.quantity,
    reasonCode: line.reasonCode,
    verdict: line.verdict,
    responseCodes: line.responseCodes,
  });

/** Of an authorized return with its accepted lines. */
export const returnAuthorized = (
  rma: Return,
  accepted: readonly ReturnLine[],
  at: Date,
): ReturnAuthorizedV1 =>
  Object.assign(new ReturnAuthorizedV1(), {
    ...namesOf(rma),
    authorizedAt: at.toISOString(),
    shipByOn: rma.shipByOn,
    refundShipping: rma.refundShipping,
    ...(rma.returnShippingFeeMinor > 0 && { returnShippingFeeMinor: rma.returnShippingFeeMinor }),
    lines: accepted.map(authorizedLine),
  });

const authorizedLine = (line: ReturnLine): AuthorizedLine =>
  Object.assign(new AuthorizedLine(), {
    returnLineId: line.returnLineId,
    orderLineId: line.orderLineId,
    sku: line.sku,
    description: line.description,
    quantity: line.quantity,
    reasonCode: line.reasonCode,
    resolution: line.resolution,
    restockingFeeMinor: line.restockingFeeMinor,
  });

export const returnDeclined = (rma: Return, at: Date): ReturnDeclinedV1 =>
  Object.assign(new ReturnDeclinedV1(), {
    ...namesOf(rma),
    declinedAt: at.toISOString(),
    responseCodes: rma.responseCodes,
  });

export const returnCancelled = ({ returnId, orderId }: Return, at: Date): ReturnCancelledV1 =>
  Object.assign(new ReturnCancelledV1(), { returnId, orderId, cancelledAt: at.toISOString() });

export const returnExpired = ({ returnId, orderId }: Return, at: Date): ReturnExpiredV1 =>
  Object.assign(new ReturnExpiredV1(), { returnId, orderId, expiredAt: at.toISOString() });

export const returnClosed = ({ returnId, orderId }: Return, at: Date): ReturnClosedV1 =>
  Object.assign(new ReturnClosedV1(), { returnId, orderId, closedAt: at.toISOString() });

const namesOf = ({ returnId, rmaNumber, orderId }: Return) => ({
  returnId,
  rmaNumber,
  ...(orderId !== null && { orderId }),
});
