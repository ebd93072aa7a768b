import { Badge } from '../parts/notice.js';
import { useText } from '../text.js';
import { toneOf, undoMs } from './bench.js';
import type { Entry } from './bench.js';
import { useNow } from './use-now.js';

interface RecentScansProps {
  recent: readonly Entry[];
  onUndo: (clientScanId: string) => void;
}

/** The last ten scans, what became of each, and a way back for half a minute. */
export function RecentScans({ recent, onUndo }: RecentScansProps) {
  const { text, time } = useText();
  const now = useNow(recent.length > 0);
  return (
    <section className="card" aria-labelledby="recent">
      <h2 id="recent">{text.scan.recent}</h2>
      {recent.length === 0 && <p className="empty">{text.scan.noRecent}</p>}
      <ol className="recent">
        {recent.map(({ clientScanId, code, kind, at, isSent, isUndone }) => (
          <li key={clientScanId}>
            <code>{code}</code>
            <Badge tone={isUndone ? 'info' : toneOf(kind)}>
              {text.scan.results[isUndone ? 'undone' : kind]}
            </Badge>
            <span className="quiet">
              <time dateTime={new Date(at).toISOString()}>{time(new Date(at).toISOString())}</time>
              {!isSent && ` · ${text.scan.notSent}`}
            </span>
            {!isUndone && now - at < undoMs && (
              <button
                type="button"
                className="button"
                aria-label={text.scan.undoOf(code)}
                onClick={() => onUndo(clientScanId)}
              >
                {text.scan.undo}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
