import type { Return } from '../api/types.js';
import type { IconName } from '../parts/icon.js';
import { Badge } from '../parts/notice.js';
import type { Tone } from '../parts/notice.js';
import { named, useText } from '../text.js';

const looks: Record<Return['status'], { tone: Tone; icon: IconName }> = {
  requested: { tone: 'info', icon: 'clock' },
  in_review: { tone: 'warn', icon: 'clock' },
  authorized: { tone: 'good', icon: 'check' },
  declined: { tone: 'bad', icon: 'cross' },
  in_transit: { tone: 'info', icon: 'parcel' },
  received: { tone: 'info', icon: 'parcel' },
  closed: { tone: 'good', icon: 'check' },
  expired: { tone: 'plain', icon: 'clock' },
  cancelled: { tone: 'plain', icon: 'cross' },
};

export function StatusBadge({ status }: { status: Return['status'] }) {
  const { text } = useText();
  return <Badge {...looks[status]}>{named(text.statuses, status)}</Badge>;
}
