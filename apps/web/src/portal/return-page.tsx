import { useCallback } from 'react';
import { answerOf, guestApi } from '../api/client.js';
import type { Label, Return } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice, Loading, Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { Link } from '../router.js';
import { named, useText } from '../text.js';
import { useLoad } from '../use-load.js';
import { CancelReturn } from './cancel-return.js';
import { useEndOfSession } from './guest-session.js';
import { LabelCard } from './label-card.js';
import { ReturnContents } from './return-contents.js';
import { StatusBadge } from './status-badge.js';
import { Timeline } from './timeline.js';

interface Followed {
  rma: Return;
  label: Label | undefined;
}

async function follow(returnId: string): Promise<Followed> {
  const [rma, labels] = await Promise.all([
    answerOf(guestApi.GET('/v1/returns/{returnId}', { params: { path: { returnId } } })),
    answerOf(guestApi.GET('/v1/labels', { params: { query: { returnId, limit: 1 } } })),
  ]);
  return { rma, label: labels.data[0] };
}

const lastStates: readonly Return['status'][] = ['declined', 'closed', 'expired', 'cancelled'];

/** Soon after the return was opened, then ever slower; not at all once nothing can change. */
const untilNextLook = (followed: Followed | undefined, looks: number): number | null =>
  followed && lastStates.includes(followed.rma.status) ? null : Math.min(1000 * 1.6 ** looks, 20_000);

interface ReturnPageProps {
  returnId: string;
  home: string;
  onEnd: () => void;
}

/** Where a return stands: its label, its money, what has happened. It keeps itself up to date. */
export function ReturnPage({ returnId, home, onEnd }: ReturnPageProps) {
  const { text } = useText();
  const { data, failure, reload } = useLoad(
    useCallback(() => follow(returnId), [returnId]),
    untilNextLook,
  );
  useEndOfSession(failure, onEnd);
  if (!data) return failure ? <FailureNotice failure={failure} onRetry={reload} /> : <Loading />;

  const { rma, label } = data;
  return (
    <article className="return">
      <PageTitle name={`${text.portal.returnTitle} ${rma.rmaNumber}`}>
        {text.portal.returnTitle} <span className="nowrap">{rma.rmaNumber}</span>
      </PageTitle>
      <div className="standing" role="status">
        <StatusBadge status={rma.status} />
        <span>{named(text.statusHints, rma.status)}</span>
      </div>
      {failure && <Notice tone="warn">{text.stale}</Notice>}
      <div className="columns">
        <div>
          <LabelCard rma={rma} label={label} />
          <ReturnContents rma={rma} />
        </div>
        <div>
          <Timeline rma={rma} />
          {rma.allowedActions.includes('cancel') && <CancelReturn returnId={returnId} onCancelled={reload} />}
        </div>
      </div>
      <div className="actions">
        <Link className="button" href={home}>
          <Icon name="back" />
          {text.portal.backToOrder}
        </Link>
      </div>
    </article>
  );
}
