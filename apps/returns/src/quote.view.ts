import {
  CodeList,
  Count,
  Currency,
  Day,
  ExternalId,
  ListOf,
  Maybe,
  Minor,
  OneOf,
  Text,
  verdicts,
} from '#contracts';
import type { Verdict } from '#contracts';
import { IsArray, IsString } from 'class-validator';
import type { AssessedLine, Assessment } from './return.rules.js';

export class QuoteLineView {
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: string[];
  @Maybe() @Day() lastDayOn!: string | null;
  /** Price after discount, as the customer saw it: with tax where prices include tax. */
  @Minor() goodsMinor!: number;
  @Minor() taxMinor!: number;
  @Minor() restockingFeeMinor!: number;
  /** Tax included; before the restocking fee. */
  @Minor() refundMinor!: number;
  @IsArray() @IsString({ each: true }) explanation!: string[];
}

/** What a return would get if it were opened now. */
export class QuoteView {
  @OneOf(verdicts) verdict!: Verdict;
  @Currency() currency!: string;
  @ListOf(() => QuoteLineView) lines!: QuoteLineView[];
  @Minor() shippingRefundMinor!: number;
  /** Kept back once from the whole refund. */
  @Minor() returnShippingFeeMinor!: number;
  /** Lines and shipping less all fees. */
  @Minor() totalMinor!: number;
  /** Null unless the return would be authorized at once. */
  @Maybe() @Day() shipByOn!: string | null;
}

export const quoteView = (assessed: Assessment, currency: string, shipByOn: string | null): QuoteView => ({
  verdict: assessed.decision.verdict,
  currency,
  lines: assessed.lines.map(lineView),
  shippingRefundMinor: assessed.shippingRefundMinor,
  returnShippingFeeMinor: assessed.returnShippingFeeMinor,
  totalMinor: assessed.totalMinor,
  shipByOn,
});

const lineView = ({ orderLineId, sku, ...line }: AssessedLine): QuoteLineView => ({
  // The caller named the line, so where none matches its SKU is that name.
  orderLineId: orderLineId ?? sku,
  sku,
  quantity: line.quantity,
  verdict: line.verdict,
  responseCodes: line.responseCodes,
  lastDayOn: line.lastDayOn,
  goodsMinor: line.goodsMinor,
  taxMinor: line.taxMinor,
  restockingFeeMinor: line.restockingFeeMinor,
  refundMinor: line.refundMinor,
  explanation: line.explanation,
});
