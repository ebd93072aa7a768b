import type { Return } from '../api/types.js';
import { Badge } from '../parts/notice.js';
import { named, useText } from '../text.js';
import { Amount } from './amount.js';
import { Responses } from './line-choice.js';

/** Nothing is paid for these. */
const unpaid: readonly Return['status'][] = ['declined', 'cancelled', 'expired'];

/** The lines of a return, and the money it brings. */
export function ReturnContents({ rma }: { rma: Return }) {
  const { text, money } = useText();
  return (
    <section className="card" aria-labelledby="contents">
      <h2 id="contents">{text.portal.contents}</h2>
      <ul className="contents">
        {rma.lines.map((line) => (
          <li key={line.returnLineId}>
            <span className="name">
              <strong>
                {line.quantity} × {line.description}
              </strong>
              <span className="quiet">{named(text.reasons, line.reasonCode)}</span>
              {line.verdict === 'decline' && <Refusal codes={line.responseCodes} />}
            </span>
            {rma.currency && line.verdict !== 'decline' && (
              <span className="nowrap">{money(line.refundMinor, rma.currency)}</span>
            )}
          </li>
        ))}
      </ul>
      {rma.currency && !unpaid.includes(rma.status) && <Reckoning rma={rma} currency={rma.currency} />}
    </section>
  );
}

/** How the lines add up; once paid, only what was paid counts. */
function Reckoning({ rma, currency }: { rma: Return; currency: string }) {
  const { text } = useText();
  if (typeof rma.refundedMinor === 'number')
    return (
      <>
        <dl>
          <Amount name={text.portal.refunded} value={rma.refundedMinor} currency={currency} rank="total" />
        </dl>
        {rma.refundedMinor !== rma.estimatedRefundMinor && (
          <p className="quiet">{text.portal.refundDiffers}</p>
        )}
      </>
    );
  const feesMinor = rma.lines.reduce((sum, { restockingFeeMinor }) => sum + restockingFeeMinor, 0);
  return (
    <dl>
      <Amount name={text.portal.restockingFee} value={-feesMinor} currency={currency} />
      <Amount name={text.portal.shippingRefund} value={rma.shippingRefundMinor} currency={currency} />
      <Amount name={text.portal.labelFee} value={-rma.returnShippingFeeMinor} currency={currency} />
      <Amount name={text.portal.estimate} value={rma.estimatedRefundMinor} currency={currency} rank="total" />
    </dl>
  );
}

function Refusal({ codes }: { codes: string[] }) {
  const { text } = useText();
  return (
    <>
      <Badge tone="bad" icon="cross">
        {text.portal.declinedLine}
      </Badge>
      <span className="quiet">
        <Responses codes={codes} />
      </span>
    </>
  );
}
