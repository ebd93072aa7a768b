import type { PortalOrder } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { Link } from '../router.js';
import { useText } from '../text.js';
import { StatusBadge } from './status-badge.js';

/** The returns an order already has, each with its state and the way to it. */
export function ReturnsSoFar({ returns, home }: { returns: PortalOrder['returns']; home: string }) {
  const { text, instantDay } = useText();
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="so-far">
      <h2 id="so-far">{text.portal.returnsSoFar}</h2>
      <ul className="so-far">
        {returns.map(({ returnId, rmaNumber, status, requestedAt }) => (
          <li key={returnId}>
            <Link href={`${home}/returns/${returnId}`}>
              <span className="name">
                <strong className="nowrap">{rmaNumber}</strong>
                <span className="quiet">{instantDay(requestedAt)}</span>
              </span>
              <StatusBadge status={status} />
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
