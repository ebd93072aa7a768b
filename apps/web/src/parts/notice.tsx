import type { ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { useText } from '../text.js';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'plain';

const icons: Record<Tone, IconName> = {
  good: 'check',
  info: 'info',
  warn: 'alert',
  bad: 'alert',
  plain: 'info',
};

/** A message on the page. `bad` is read out at once, the others when the reader pauses. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** What went wrong, in the reader's words where we have them, and a way on. */
export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { text } = useText();
  const known: Record<string, string> = text.problems;
  return (
    <Notice tone="bad">
      <p>{known[failure.code] ?? (failure.message || text.problems.unexpected)}</p>
      {failure.errors.length > 0 && (
        <ul>
          {failure.errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              {pointer.slice(1)}: {detail}
            </li>
          ))}
        </ul>
      )}
      {failure.status >= 500 && failure.requestId && (
        <p className="quiet">{text.reference(failure.requestId)}</p>
      )}
      {onRetry && failure.mayPass && (
        <button type="button" className="button" onClick={onRetry}>
          {text.tryAgain}
        </button>
      )}
    </Notice>
  );
}

/** A word with a colour and an icon, so that none of them is needed alone. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  );
}

/** Shown until the first answer. */
export function Loading() {
  const { text } = useText();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {text.loading}
    </p>
  );
}
