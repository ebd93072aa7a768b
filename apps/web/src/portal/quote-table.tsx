import type { Quote, QuoteLine } from '../api/types.js';
import { Badge } from '../parts/notice.js';
import { useText } from '../text.js';
import { Amount } from './amount.js';
import { Responses } from './line-choice.js';
import type { OfferedLine } from './order.js';

/** What comes back for each line, every fee on its own row, and the total. */
export function QuoteTable({ quote, lines }: { quote: Quote; lines: OfferedLine[] }) {
  const { text } = useText();
  const { currency } = quote;
  const nameOf = (lineId: string) => lines.find(({ orderLineId }) => orderLineId === lineId)?.description;
  return (
    <div className="card quote">
      {quote.lines.map((line) => (
        <section key={line.orderLineId}>
          <h2>
            {line.quantity} × {nameOf(line.orderLineId) ?? line.sku}
          </h2>
          <QuotedLine line={line} currency={currency} />
        </section>
      ))}
      <dl>
        <Amount name={text.portal.shippingRefund} value={quote.shippingRefundMinor} currency={currency} />
        <Amount name={text.portal.labelFee} value={-quote.returnShippingFeeMinor} currency={currency} />
        <Amount name={text.portal.total} value={quote.totalMinor} currency={currency} rank="total" />
      </dl>
    </div>
  );
}

function QuotedLine({ line, currency }: { line: QuoteLine; currency: string }) {
  const { text, money } = useText();
  if (line.verdict === 'decline')
    return (
      <p>
        <Badge tone="bad" icon="cross">
          {text.portal.declinedLine}
        </Badge>{' '}
        <Responses codes={line.responseCodes} />
      </p>
    );
  const { goodsWithTax } = text.portal;
  const goods = line.taxMinor > 0 ? goodsWithTax(money(line.taxMinor, currency)) : text.portal.goods;
  const paidMinor = line.refundMinor - line.restockingFeeMinor;
  return (
    <>
      {line.verdict === 'review' && <Badge tone="warn">{text.portal.reviewLine}</Badge>}
      <dl>
        <Amount name={goods} value={line.refundMinor} currency={currency} />
        <Amount name={text.portal.restockingFee} value={-line.restockingFeeMinor} currency={currency} />
        <Amount name={text.portal.lineRefund} value={paidMinor} currency={currency} rank="sum" />
      </dl>
    </>
  );
}
