import type { Flag, GoodsType, SaleChannel } from './law/vocabulary.js';

/**
 * What is known about a return when it is judged, as it was at the contract. Instants are ISO 8601 with Z or an
 * offset. Money is in minor units of the order's currency.
 */
export interface ReturnFacts {
  readonly order: OrderFacts;
  readonly customer: CustomerFacts;
  readonly request: RequestFacts;
  readonly lines: readonly LineFacts[];
}

export interface OrderFacts {
  /** The contract; the law and the policy in force then decide. */
  readonly placedAt: string;
  readonly currency: string;
  /** IANA zone of the consumer: days are counted there. */
  readonly timeZone: string;
  /** ISO 3166-1 or 3166-2 code of the consumer's habitual residence or delivery address, for example `DE`, `US-CA`. */
  readonly jurisdiction: string;
  /** ISO 3166-2 code whose holidays count instead of the jurisdiction's, for example `AU-VIC`, `DE-BY`. */
  readonly holidayRegion: string | null;
  readonly channel: SaleChannel;
  /** Price of the transaction with charges; all contracts of the occasion together. */
  readonly totalMinor: number;
  /** `totalMinor` in minor units of other currencies, converted at order time, for thresholds of the law. */
  readonly totalIn: Readonly<Record<string, number>>;
  /** What was taken off by discount codes. */
  readonly discountMinor: number;
  readonly discountCodes: readonly string[];
  readonly tags: readonly string[];
  readonly dispatchedAt: string | null;
  /** First goods in the consumer's hands. */
  readonly firstDeliveredAt: string | null;
  /** Last goods in the consumer's hands; null until everything has arrived. */
  readonly lastDeliveredAt: string | null;
  /** Goods that come at intervals over time: the first delivery starts the period. */
  readonly regularDelivery: boolean;
  /** When the consumer received the copy of the contract or the document the law asks for. */
  readonly contractCopyReceivedAt: string | null;
  /** When the consumer was told of the right to withdraw: `before_contract`, `never`, or an instant. */
  readonly informedAt: string;
  /** Facts a law asks for, by code (`law/vocabulary.ts`); a code that is missing has its usual value. */
  readonly circumstances: Readonly<Record<string, boolean>>;
  /** Goods of the order, in pieces, that no other live return contains. */
  readonly unitsNotYetReturned: number;
  /** Live returns of this order before this one. */
  readonly returnsOnOrder: number;
}

/** What the merchant knows of the person, counted before this return. */
export interface CustomerFacts {
  readonly ordersPlaced: number;
  readonly returnsPlaced: number;
  readonly keepItems: number;
  readonly bonusCreditMinor: number;
  readonly partialCredits: number;
  readonly failedPayments: number;
  readonly returnsWithMissingItems: number;
  readonly tags: readonly string[];
}

export interface RequestFacts {
  /** Where the request came from: portal, api, staff, withdrawal … */
  readonly source: string;
  /** How the goods are to travel, for example `prepaid_label`; null while the customer has not chosen. */
  readonly method: string | null;
  /** What the customer asked for; null while they have not chosen. */
  readonly resolution: string | null;
  readonly restockLocation: string | null;
  readonly fraudRisk: 'low' | 'medium' | 'high' | null;
}

/** One line of the request. An order line may appear on several, for example with different reasons. */
export interface LineFacts {
  readonly lineId: string;
  /** Pieces asked back, at least 1. */
  readonly quantity: number;
  readonly reasonCode: string;
  /** Null where no purchase matches the line. */
  readonly purchase: PurchaseFacts | null;
}

/** The order line as it was bought. */
export interface PurchaseFacts {
  readonly productId: string | null;
  readonly sku: string;
  readonly productType: string | null;
  readonly tags: readonly string[];
  readonly vendor: string | null;
  readonly quantityPurchased: number;
  /** Pieces in other live returns. */
  readonly quantityAlreadyReturned: number;
  /** Null until the last piece has arrived. */
  readonly deliveredAt: string | null;
  /** Paid for the pieces asked back, after discount, with tax. */
  readonly paidMinor: number;
  /** False for postage, gift wrap, bank charges and the like. */
  readonly isGoods: boolean;
  readonly goodsType: GoodsType;
  /** What the goods are, or what was done to them, that a law or a policy may exclude. */
  readonly flags: readonly Flag[];
  readonly finalSale: boolean;
}
