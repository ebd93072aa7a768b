import type { Return } from '../api/types.js';
import { named, useText } from '../text.js';

/** What has happened to a return, newest first. */
export function Timeline({ rma }: { rma: Return }) {
  const { text, instant } = useText();
  const newestFirst = [...rma.timeline].reverse();
  return (
    <section className="card" aria-labelledby="progress">
      <h2 id="progress">{text.portal.progress}</h2>
      <ol className="timeline">
        {newestFirst.map(({ from, action, to, at, note }) => (
          <li key={action + at}>
            <strong>{from === to ? named(text.happenings, action) : named(text.statuses, to)}</strong>
            <time className="quiet" dateTime={at}>
              {instant(at)}
            </time>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
