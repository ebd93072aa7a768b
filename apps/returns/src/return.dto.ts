import { PageQuery } from '#chassis';
import {
  Count,
  ExternalId,
  Id,
  Instant,
  ListOf,
  Maybe,
  OneOf,
  reasonCodes,
  statesOf,
  Text,
} from '#contracts';
import type { ReasonCode } from '#contracts';
import { ValidateIf } from 'class-validator';
import { returnLifecycle } from './return.lifecycle.js';
import type { ReturnStatus } from './return.lifecycle.js';

export const returnStatuses = statesOf(returnLifecycle);

const fraudRisks = ['low', 'medium', 'high'] as const;

/** Lines of one return. */
const maxLines = 1000;

export class ReturnPath {
  @Id('ret') returnId!: string;
}

export class QuoteLineInput {
  @ExternalId() orderLineId!: string;
  @Count() quantity!: number;
  /** Default `not_specified`: no reason has to be given. */
  @Maybe() @OneOf(reasonCodes) reasonCode?: ReasonCode;
}

export class QuoteInput {
  @ExternalId() orderId!: string;
  /** As if asked at this instant; needs the scope returns:backdate. */
  @Maybe() @Instant() requestedAt?: string;
  /** How the goods are to travel, for example `prepaid_label`, where the policy asks. */
  @Maybe() @Text(40) method?: string;
  /** What the storefront makes of the request; a guest's own word does not count. */
  @Maybe() @OneOf(fraudRisks) fraudRisk?: (typeof fraudRisks)[number];
  @ListOf(() => QuoteLineInput, 1, maxLines) lines!: QuoteLineInput[];
}

export class ReturnLineInput {
  @Maybe() @ExternalId() orderLineId?: string;
  /** Needed where `orderLineId` is not known: the first line of this SKU with enough left is meant. */
  @ValidateIf((line: ReturnLineInput) => line.sku !== undefined || !line.orderLineId)
  @Text(64)
  sku?: string;
  @Count() quantity!: number;
  /** Default `not_specified`: no reason has to be given. */
  @Maybe() @OneOf(reasonCodes) reasonCode?: ReasonCode;
  @Maybe() @Text(1000) comment?: string;
}

export class ReturnInput {
  /** A guest's own order when left out by a guest. */
  @Maybe() @ExternalId() orderId?: string;
  /** Whose latest order with these goods is meant, when no order is named. */
  @Maybe() @ExternalId() purchaserReference?: string;
  /** When the customer asked, if not now; needs the scope returns:backdate. */
  @Maybe() @Instant() requestedAt?: string;
  /** How the goods are to travel, for example `prepaid_label`, where the policy asks. */
  @Maybe() @Text(40) method?: string;
  /** What the storefront makes of the request; a guest's own word does not count. */
  @Maybe() @OneOf(fraudRisks) fraudRisk?: (typeof fraudRisks)[number];
  @ListOf(() => ReturnLineInput, 1, maxLines) lines!: ReturnLineInput[];
}

export class ReviewInput {
  /** Kept in the timeline, which the customer reads too. */
  @Text(1000) note!: string;
}

export class CancelReturnInput {
  @Maybe() @Text(1000) note?: string;
}

export class ReturnsQuery extends PageQuery {
  @Maybe() @ExternalId() orderId?: string;
  @Maybe() @OneOf(returnStatuses) status?: ReturnStatus;
  /** In any spelling. */
  @Maybe() @Text(40) rmaNumber?: string;
}
