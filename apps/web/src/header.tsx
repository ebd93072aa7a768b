import { useSyncExternalStore } from 'react';
import { Icon } from './parts/icon.js';
import { Link } from './router.js';
import { languages, useText } from './text.js';
import type { Language } from './text.js';

export function Header() {
  const { text, language, setLanguage } = useText();
  return (
    <header>
      <Link href="/" className="brand" aria-label={text.home}>
        <span className="mark">
          <Icon name="return" />
        </span>
        Vuelta
      </Link>
      <label>
        <span className="sr-only">{text.language}</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** Says that the connection is gone, while it is. */
export function OfflineBar() {
  const { text } = useText();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div className="offline" role="status">
      {!isOnline && (
        <p>
          <Icon name="offline" />
          {text.offline}
        </p>
      )}
    </div>
  );
}
