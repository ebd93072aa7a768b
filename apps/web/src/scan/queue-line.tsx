import { Icon } from '../parts/icon.js';
import { useText } from '../text.js';
import type { QueueState } from './outbox.js';
import { useNow } from './use-now.js';

/** How much this device has not sent, and how old it is. */
export function QueueLine({ queue: { waiting, oldestAt } }: { queue: QueueState }) {
  const { text } = useText();
  const now = useNow(waiting > 0);
  const seconds = oldestAt ? Math.max(0, Math.round((now - Date.parse(oldestAt)) / 1000)) : 0;
  return (
    <p className={`queue ${waiting > 0 ? 'warn' : 'quiet'}`} data-waiting={waiting}>
      <Icon name={waiting > 0 ? 'offline' : 'check'} />
      {waiting > 0 ? text.scan.queued(waiting, seconds) : text.scan.allSent}
    </p>
  );
}
