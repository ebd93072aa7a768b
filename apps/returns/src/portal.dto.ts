import {
  Count,
  Currency,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  OneOf,
  Text,
} from '#contracts';
import { IsEmail, Matches, MaxLength } from 'class-validator';
import { returnStatuses } from './return.dto.js';
import type { ReturnStatus } from './return.lifecycle.js';

export class PortalSessionInput {
  /** The shop's short name. */
  @Matches(/^[a-z0-9-]{1,40}$/) merchant!: string;
  @ExternalId() orderId!: string;
  /** Any case. */
  @IsEmail() @MaxLength(254) email!: string;
}

export class PortalSessionView {
  @ExternalId() orderId!: string;
  @Instant() expiresAt!: string;
}

export class PortalLineView {
  @ExternalId() lineId!: string;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  @Count(0) quantityInReturns!: number;
  @Flag() isGoods!: boolean;
  @Maybe() @Instant() deliveredAt!: string | null;
}

export class PortalReturnView {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @OneOf(returnStatuses) status!: ReturnStatus;
  @Instant() requestedAt!: string;
  @Minor() estimatedRefundMinor!: number;
  @Maybe() @Minor() refundedMinor!: number | null;
}

/** The order as its customer may see it in the portal: no personal data. */
export class PortalOrderView {
  @ExternalId() orderId!: string;
  @Currency() currency!: string;
  @Instant() placedAt!: string;
  @ListOf(() => PortalLineView) lines!: PortalLineView[];
  /** Newest first, at most 100. */
  @ListOf(() => PortalReturnView, 0, 100) returns!: PortalReturnView[];
}
