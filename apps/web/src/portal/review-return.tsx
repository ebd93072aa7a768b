import { useCallback } from 'react';
import type { FormEvent } from 'react';
import type { Quote } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice, Loading, Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { Submit } from '../parts/submit.js';
import { useSending } from '../parts/use-sending.js';
import { Link } from '../router.js';
import { useText } from '../text.js';
import { useLoad } from '../use-load.js';
import { useEndOfSession } from './guest-session.js';
import { openReturn, quoteFor } from './order.js';
import type { Choices, FoundOrder } from './order.js';
import { QuoteTable } from './quote-table.js';
import { Steps } from './steps.js';

interface ReviewReturnProps {
  found: FoundOrder;
  attempt: { choices: Choices; key: string };
  home: string;
  onOpened: (returnId: string) => void;
  onEnd: () => void;
}

/** Step 3: every amount and the last day, before the button. */
export function ReviewReturn({ found, attempt, home, onOpened, onEnd }: ReviewReturnProps) {
  const { text } = useText();
  const { orderId } = found.order;
  const { choices, key } = attempt;
  const {
    data: quote,
    failure,
    reload,
  } = useLoad(useCallback(() => quoteFor(orderId, choices), [orderId, choices]));
  const sending = useSending();
  useEndOfSession(failure ?? sending.failure, onEnd);

  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    void sending.send(async () => onOpened((await openReturn(orderId, choices, key)).returnId));
  };
  return (
    <form className="narrow" onSubmit={confirm}>
      <Steps now={3} />
      <PageTitle name={text.portal.reviewTitle}>{text.portal.reviewTitle}</PageTitle>
      {failure && <FailureNotice failure={failure} onRetry={reload} />}
      {!quote && !failure && <Loading />}
      {quote && (
        <>
          <QuoteTable quote={quote} lines={found.lines} />
          <Terms quote={quote} />
        </>
      )}
      {sending.failure && <FailureNotice failure={sending.failure} />}
      <div className="actions">
        <Link className="button" href={home}>
          <Icon name="back" />
          {text.back}
        </Link>
        {quote && <Confirm verdict={quote.verdict} isSending={sending.isSending} />}
      </div>
    </form>
  );
}

function Confirm({ verdict, isSending }: { verdict: Quote['verdict']; isSending: boolean }) {
  const { text } = useText();
  if (verdict === 'decline') return null;
  return (
    <Submit isSending={isSending}>
      {verdict === 'review' ? text.portal.confirmReview : text.portal.confirm}
    </Submit>
  );
}

/** What the customer agrees to beside the amounts. */
function Terms({ quote }: { quote: Quote }) {
  const { text, day } = useText();
  if (quote.verdict === 'decline') return <Notice tone="warn">{text.portal.allDeclined}</Notice>;
  const hasFees =
    quote.returnShippingFeeMinor > 0 || quote.lines.some(({ restockingFeeMinor }) => restockingFeeMinor > 0);
  return (
    <>
      <ul className="terms">
        {quote.shipByOn && (
          <li>
            <Icon name="clock" />
            <strong>{text.portal.shipBy(day(quote.shipByOn))}</strong>
          </li>
        )}
        <li>
          <Icon name="file" />
          {hasFees ? text.portal.withFees : text.portal.noFees}
        </li>
        <li>
          <Icon name="return" />
          {text.portal.totalHint}
        </li>
        <li>
          <Icon name="info" />
          {text.portal.confirmHint}
        </li>
      </ul>
      {quote.verdict === 'review' && <Notice tone="warn">{text.portal.reviewNotice}</Notice>}
    </>
  );
}
