import { KeyGate } from '../parts/key-gate.js';
import type { Keyed } from '../parts/key-gate.js';
import { PageTitle } from '../parts/page-title.js';
import { useText } from '../text.js';
import { grades, ItemPanel } from './item-panel.js';
import { ReceiptCard } from './receipt-card.js';
import { RecentScans } from './recent-scans.js';
import { ResultPanel } from './result-panel.js';
import { ScanField } from './scan-field.js';
import { useBench } from './use-bench.js';

/** The warehouse's page: scan a parcel, judge its items, go on to the next. */
export function ScanPage() {
  const { text } = useText();
  return (
    <KeyGate title={text.scan.title} lead={text.scan.keyLead}>
      {(keyed) => <ScanBench keyed={keyed} />}
    </KeyGate>
  );
}

function ScanBench({ keyed }: { keyed: Keyed }) {
  const { text } = useText();
  const { bench, happen, scan, save, complete } = useBench(keyed);
  const { draft, receipt, result } = bench;
  const line = receipt?.lines.find(({ returnLineId }) => returnLineId === draft?.returnLineId);
  const setGrade = (index: number): void => happen({ type: 'drafted', change: { grade: grades[index]! } });
  return (
    <div className="bench">
      <div className="page-head">
        <PageTitle name={text.scan.title}>{text.scan.title}</PageTitle>
        <button type="button" className="link" onClick={() => keyed.forget()}>
          {text.key.forget}
        </button>
      </div>
      <ScanField
        onCode={scan}
        onGrade={line && setGrade}
        onEmptyEnter={() => save('received')}
        onEscape={() => happen({ type: 'taken', returnLineId: undefined })}
      />
      <ResultPanel result={result} receipt={receipt} />
      <div className="columns">
        <div>
          {draft && line && (
            <ItemPanel
              line={line}
              draft={draft}
              onChange={(change) => happen({ type: 'drafted', change })}
              onSave={save}
              onLeave={() => happen({ type: 'taken', returnLineId: undefined })}
            />
          )}
          <ReceiptCard
            receipt={receipt}
            onInspect={(returnLineId) => happen({ type: 'taken', returnLineId })}
            onComplete={complete}
          />
        </div>
        <RecentScans recent={bench.recent} />
      </div>
    </div>
  );
}
