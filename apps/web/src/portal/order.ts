import { answerOf, guestApi } from '../api/client.js';
import type { PortalOrder, Quote, ReasonCode, Return, ReturnableLine } from '../api/types.js';

/** A line of the order as it is offered for return. */
export interface OfferedLine extends ReturnableLine {
  /** The policy takes it back only for a fault of the goods. */
  onlyIfFaulty: boolean;
}

export interface FoundOrder {
  order: PortalOrder;
  lines: OfferedLine[];
}

/** What the customer wants to send back of one line. */
export interface Choice {
  quantity: number;
  reasonCode: ReasonCode | undefined;
}

/** Choices by order line. */
export type Choices = Readonly<Record<string, Choice>>;

type QuotedLine = Quote['lines'][number];

const bodyOf = (orderId: string, choices: Choices) => ({
  orderId,
  lines: Object.entries(choices).map(([orderLineId, { quantity, reasonCode }]) => ({
    orderLineId,
    quantity,
    reasonCode: reasonCode ?? 'not_specified',
  })),
});

/** What would come back for the choices; changes nothing. */
export const quoteFor = (orderId: string, choices: Choices): Promise<Quote> =>
  answerOf(guestApi.POST('/v1/returns/quote', { body: bodyOf(orderId, choices) }));

/** Opens the return. The same `key` again gives the same return. */
export const openReturn = (orderId: string, choices: Choices, key: string): Promise<Return> =>
  answerOf(
    guestApi.POST('/v1/returns', {
      params: { header: { 'Idempotency-Key': key } },
      body: bodyOf(orderId, choices),
    }),
  );

/** The order with the returns it already has, and what of it may come back. */
export async function loadOrder(orderId: string): Promise<FoundOrder> {
  const [order, returnable] = await Promise.all([
    answerOf(guestApi.GET('/v1/portal/order')),
    answerOf(guestApi.GET('/v1/orders/{orderId}/returnable', { params: { path: { orderId } } })),
  ]);
  const faulty = await acceptedIfFaulty(orderId, returnable.lines);
  const lines = returnable.lines.map((line) => ({ ...line, onlyIfFaulty: faulty.has(line.orderLineId) }));
  return { order, lines };
}

/** The declined lines that would be taken back as faulty. Asked of the policy, which alone knows. */
async function acceptedIfFaulty(orderId: string, lines: ReturnableLine[]): Promise<Set<string>> {
  const declined = lines.filter(
    ({ verdict, remainingQuantity }) => verdict === 'decline' && remainingQuantity,
  );
  if (declined.length === 0) return new Set();
  const faulty = declined.map(
    ({ orderLineId }) => [orderLineId, { quantity: 1, reasonCode: 'defective' }] as const,
  );
  const quote = await quoteFor(orderId, Object.fromEntries(faulty));
  return new Set(quote.lines.filter(isPossible).map(({ orderLineId }) => orderLineId));
}

const isPossible = ({ verdict }: QuotedLine): boolean => verdict !== 'decline';
export const isOffered = (line: OfferedLine): boolean => line.verdict !== 'decline' || line.onlyIfFaulty;
