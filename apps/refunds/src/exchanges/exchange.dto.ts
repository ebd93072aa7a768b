import { Count, Currency, ExternalId, Flag, Id, ListOf, Minor, OneOf, Text } from '#contracts';

export const exchangeStatuses = ['requested', 'ordered', 'shipped', 'canceled'] as const;
export type ExchangeStatus = (typeof exchangeStatuses)[number];

export class Replacement {
  @Id('rli') returnLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  /** Of one piece, tax included. */
  @Minor() unitPriceMinor!: number;
}

export class RequestExchange {
  @Id('ret') returnId!: string;
  @ListOf(() => Replacement, 1, 200) replacements!: Replacement[];
  /** Sent before the goods are back. */
  @Flag() instant: boolean = false;
}

export class ExchangeView {
  @Id('exc') exchangeId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Currency() currency!: string;
  @OneOf(exchangeStatuses) status!: ExchangeStatus;
  @Flag() instant!: boolean;
  @ListOf(() => Replacement) replacements!: Replacement[];
  @Minor() priceMinor!: number;
  /** What the goods that came back pay of it. */
  @Minor() creditMinor!: number;
  /** What the customer pays on top. */
  @Minor() toPayMinor!: number;
}

export class CancelExchange {
  @Text(200) reason!: string;
}
