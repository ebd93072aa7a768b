import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.js';
import { FailureNotice } from '../parts/notice.js';
import { useSending } from '../parts/use-sending.js';
import { useText } from '../text.js';

interface TableCardProps {
  /** Names the section, its download and its file. */
  name: string;
  file: string;
  isEmpty: boolean;
  loadCsv: () => Promise<Blob>;
  children: ReactNode;
}

/** A table with its title and its figures to take away. */
export function TableCard({ name, file, isEmpty, loadCsv, children }: TableCardProps) {
  const { text } = useText();
  const { isSending, failure, send } = useSending();
  const download = (): Promise<void> => send(async () => save(await loadCsv(), file));
  return (
    <section className="card figures" aria-label={name}>
      <div className="page-head">
        <h2>{name}</h2>
        <button
          type="button"
          className="button"
          aria-label={text.analytics.csvOf(name)}
          disabled={isSending || isEmpty}
          onClick={() => void download()}
        >
          <Icon name="download" />
          {text.analytics.csv}
        </button>
      </div>
      {failure && <FailureNotice failure={failure} />}
      {isEmpty ? <p className="empty">{text.analytics.empty}</p> : children}
    </section>
  );
}

/** Hands a file to the browser. It is fetched with the key first: a plain link could not send it. */
function save(content: Blob, file: string): void {
  const href = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href, download: file });
  link.click();
  URL.revokeObjectURL(href);
}
