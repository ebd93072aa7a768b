import { useCallback, useState } from 'react';
import { randomId } from '../api/client.js';
import { FailureNotice, Loading } from '../parts/notice.js';
import { go } from '../router.js';
import { useLoad } from '../use-load.js';
import { ChooseLines } from './choose-lines.js';
import { FindOrder } from './find-order.js';
import { useEndOfSession, useGuestSession } from './guest-session.js';
import { loadOrder } from './order.js';
import type { Choices } from './order.js';
import { ReturnPage } from './return-page.js';
import { ReviewReturn } from './review-return.js';
import { WithdrawalPage } from '../withdrawal/withdrawal-page.js';

interface PortalProps {
  /** The merchant's short name in the address. */
  merchant: string;
  /** What follows it: nothing, `review`, `returns/<id>`, `withdraw` or `withdraw/<id>`. */
  place: string[];
}

/** The customer's pages of one merchant. */
export function Portal({ merchant, place: [view, id] }: PortalProps) {
  const session = useGuestSession(merchant);
  const { orderId } = session;
  if (view === 'withdraw') return <WithdrawalPage {...{ merchant, orderId }} withdrawalId={id} />;
  if (!orderId) return <FindOrder merchant={merchant} isOver={session.isOver} onFound={session.begin} />;
  const home = `/portal/${merchant}`;
  if (view === 'returns' && id) return <ReturnPage key={id} returnId={id} home={home} onEnd={session.end} />;
  const leave = (): void => {
    session.leave();
    go(home);
  };
  const isReview = view === 'review';
  return <NewReturn key={orderId} {...{ orderId, home, isReview }} onLeave={leave} onEnd={session.end} />;
}

interface NewReturnProps {
  orderId: string;
  home: string;
  isReview: boolean;
  onLeave: () => void;
  onEnd: () => void;
}

/** Choosing and confirming, which share the choices. */
function NewReturn({ orderId, home, isReview, onLeave, onEnd }: NewReturnProps) {
  const { data: found, failure, reload } = useLoad(useCallback(() => loadOrder(orderId), [orderId]));
  // One key for one set of choices: going back and confirming again cannot open the same return twice.
  const [attempt, setAttempt] = useState(() => ({ choices: {} as Choices, key: randomId() }));
  useEndOfSession(failure, onEnd);
  const choose = (choices: Choices): void => setAttempt({ choices, key: randomId() });

  if (!found) return failure ? <FailureNotice failure={failure} onRetry={reload} /> : <Loading />;
  if (isReview && Object.keys(attempt.choices).length > 0) {
    const opened = (returnId: string): void => go(`${home}/returns/${returnId}`, { replace: true });
    return <ReviewReturn {...{ found, attempt, home, onEnd }} onOpened={opened} />;
  }
  return <ChooseLines {...{ found, home, onLeave }} choices={attempt.choices} onChoose={choose} />;
}
