import {
  allowedActions,
  CodeList,
  Count,
  Currency,
  Day,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  reasonCodes,
  resolutions,
  Text,
  verdicts,
} from '#contracts';
import type { ReasonCode, Resolution, Verdict } from '#contracts';
import { IsArray, IsString } from 'class-validator';
import type { TimelineEntry } from './return.moves.js';
import { returnStatuses } from './return.dto.js';
import { returnSources } from './return.entity.js';
import type { Return, ReturnLabel, ReturnLine, ReturnSource } from './return.entity.js';
import { guestActions, returnLifecycle } from './return.lifecycle.js';
import type { ReturnStatus } from './return.lifecycle.js';

export class ReturnLineView {
  @Id('rli') returnLineId!: string;
  /** Null where no purchase of these goods is known. */
  @Maybe() @ExternalId() orderLineId!: string | null;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  @OneOf(reasonCodes) reasonCode!: ReasonCode;
  @OneOf(resolutions) resolution!: Resolution;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: string[];
  /** Last day of the window to ask for it. */
  @Maybe() @Day() lastDayOn!: string | null;
  /** Tax included; before the restocking fee. */
  @Minor() refundMinor!: number;
  @Minor() restockingFeeMinor!: number;
  @IsArray() @IsString({ each: true }) explanation!: string[];
}

export class ReturnLabelView implements ReturnLabel {
  @Id('lbl') labelId!: string;
  @Text(40) carrier!: string;
  @Text(64) trackingNumber!: string;
  @Day() expiresOn!: string;
}

/** `from` equals `to` where something happened that moved nothing. */
export class ReturnTimelineEntry {
  @Maybe() @OneOf(returnStatuses) from!: ReturnStatus | null;
  @Text(40) action!: string;
  @OneOf(returnStatuses) to!: ReturnStatus;
  /** `system`, `customer`, the API key's name; for customers `merchant` instead of the name. */
  @Text() by!: string;
  /** When it happened. */
  @Instant() at!: string;
  /** When we were told. */
  @Instant() recordedAt!: string;
  @Maybe() @Text(1000) note!: string | null;
}

export class ReturnView {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  /** Null where no known order was named. */
  @Maybe() @ExternalId() orderId!: string | null;
  /** `withdrawal`: it came from a withdrawal from the contract; no reason was asked. */
  @OneOf(returnSources) source!: ReturnSource;
  @OneOf(returnStatuses) status!: ReturnStatus;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: string[];
  @Instant() requestedAt!: string;
  /** Last day to hand the parcel over; null until authorized. */
  @Maybe() @Day() shipByOn!: string | null;
  @Maybe() @Currency() currency!: string | null;
  @Minor() shippingRefundMinor!: number;
  /** Kept back once from the whole refund. */
  @Minor() returnShippingFeeMinor!: number;
  /** What is paid if everything comes back as authorized: lines and shipping less all fees. */
  @Minor() estimatedRefundMinor!: number;
  @Maybe() @Minor() refundedMinor!: number | null;
  @ListOf(() => ReturnLineView) lines!: ReturnLineView[];
  @Maybe() @Nested(() => ReturnLabelView) label!: ReturnLabelView | null;
  @CodeList() allowedActions!: string[];
  @ListOf(() => ReturnTimelineEntry) timeline!: ReturnTimelineEntry[];
  @Count() version!: number;
}

export class ReturnPage {
  @ListOf(() => ReturnView, 0, 100) data!: ReturnView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('ret') nextCursor!: string | null;
}

export interface ReturnParts {
  rma: Return;
  lines: readonly ReturnLine[];
  timeline: readonly TimelineEntry[];
}

export function returnView({ rma, lines, timeline }: ReturnParts, readBy: 'key' | 'guest'): ReturnView {
  const { returnId, rmaNumber, orderId, status, verdict, responseCodes, shipByOn, currency } = rma;
  const { shippingRefundMinor, returnShippingFeeMinor, estimatedRefundMinor, refundedMinor } = rma;
  const allowed = allowedActions(returnLifecycle, status);
  return {
    returnId,
    rmaNumber,
    orderId,
    source: rma.source,
    status,
    verdict,
    responseCodes,
    requestedAt: rma.requestedAt.toISOString(),
    shipByOn,
    currency,
    shippingRefundMinor,
    returnShippingFeeMinor,
    estimatedRefundMinor,
    refundedMinor,
    lines: lines.map(lineView),
    label: rma.label,
    allowedActions: readBy === 'guest' ? allowed.filter((action) => guestActions.includes(action)) : allowed,
    timeline: timeline.map((entry) => entryView(entry, readBy)),
    version: rma.version,
  };
}

const lineView = ({ returnLineId, orderLineId, sku, description, ...line }: ReturnLine): ReturnLineView => ({
  returnLineId,
  orderLineId,
  sku,
  description,
  quantity: line.quantity,
  reasonCode: line.reasonCode,
  resolution: line.resolution,
  verdict: line.verdict,
  responseCodes: line.responseCodes,
  lastDayOn: line.lastDayOn,
  refundMinor: line.refundMinor,
  restockingFeeMinor: line.restockingFeeMinor,
  explanation: line.explanation,
});

const entryView = (entry: TimelineEntry, readBy: 'key' | 'guest'): ReturnTimelineEntry => ({
  from: entry.from,
  action: entry.action,
  to: entry.to,
  by: readBy === 'key' || ['system', 'customer'].includes(entry.by) ? entry.by : 'merchant',
  at: entry.at.toISOString(),
  recordedAt: entry.recordedAt.toISOString(),
  note: entry.note,
});
