/** What is known about a return when it is judged. Instants are ISO 8601 with Z or an offset. */
export interface ReturnFacts {
  readonly order: OrderFacts;
  readonly lines: readonly LineFacts[];
}

export interface OrderFacts {
  readonly placedAt: string;
  readonly currency: string;
  /** IANA zone of the consumer: days are counted there. */
  readonly timeZone: string;
  /** Goods of the order, in pieces, that no other live return contains. */
  readonly unitsNotYetReturned: number;
}

/** One line of the request. An order line may appear on several, for example with different reasons. */
export interface LineFacts {
  readonly lineId: string;
  /** Pieces asked back, at least 1. */
  readonly quantity: number;
  readonly reasonCode: string;
  readonly hygieneSeal: HygieneSeal;
  /** Null where no purchase matches the line. */
  readonly purchase: PurchaseFacts | null;
}

/** `none`: these goods carry no such seal. */
export type HygieneSeal = 'none' | 'intact' | 'broken';

/** The order line as it was bought. */
export interface PurchaseFacts {
  readonly quantityPurchased: number;
  /** Pieces in other live returns. */
  readonly quantityAlreadyReturned: number;
  /** Null until the last piece has arrived. */
  readonly deliveredAt: string | null;
  /** Paid for the pieces asked back, after discount, with tax. */
  readonly paidMinor: number;
  /** False for postage, gift wrap, bank charges and the like. */
  readonly isGoods: boolean;
  readonly finalSale: boolean;
}
