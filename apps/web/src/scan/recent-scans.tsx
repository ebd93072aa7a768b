import { Badge } from '../parts/notice.js';
import { useText } from '../text.js';
import type { Entry } from './bench.js';
import { looks } from './result-panel.js';

/** The last ten scans and what became of each. */
export function RecentScans({ recent }: { recent: readonly Entry[] }) {
  const { text, time } = useText();
  return (
    <section className="card" aria-labelledby="recent">
      <h2 id="recent">{text.scan.recent}</h2>
      {recent.length === 0 && <p className="empty">{text.scan.noRecent}</p>}
      <ol className="recent">
        {recent.map(({ clientScanId, code, kind, at }) => (
          <li key={clientScanId}>
            <code>{code}</code>
            <Badge {...looks[kind]}>{text.scan[kind]}</Badge>
            <time className="quiet" dateTime={at}>
              {time(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
