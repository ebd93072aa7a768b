import { lazy, Suspense, useEffect } from 'react';
import { Loading } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { Link } from '../router.js';
import { useText } from '../text.js';
import { toggle } from './desk-commands.js';
import type { Desk, Shown } from './desk.js';
import { formOf } from './forms.js';
import { ItemPanel } from './item-panel.js';
import { QueueLine } from './queue-line.js';
import { ReceiptCard } from './receipt-card.js';
import { RecentScans } from './recent-scans.js';
import { ResultPanel } from './result-panel.js';
import { ScanField } from './scan-field.js';
import { ShiftCard } from './shift-card.js';
import { StaffGate } from './staff-gate.js';
import type { Staffed } from './staff-gate.js';
import { UnknownParcel } from './unknown-parcel.js';
import { useDesk } from './use-desk.js';

const Camera = lazy(() => import('./camera.js').then(({ Camera: component }) => ({ default: component })));
const Sheet = lazy(() => import('./sheet.js').then(({ Sheet: component }) => ({ default: component })));

/** The warehouse's page: scan a parcel, judge its items, go on to the next; nothing needs to be clicked. */
export function ScanPage({ place }: { place: readonly string[] }) {
  useEffect(() => {
    // Only over https or on this machine; elsewhere the page works without being installed.
    if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, []);
  if (place[0] === 'sheet')
    return (
      <Suspense fallback={<Loading />}>
        <Sheet />
      </Suspense>
    );
  return <StaffGate>{(staffed) => <ScanBench staffed={staffed} />}</StaffGate>;
}

function ScanBench({ staffed }: { staffed: Staffed }) {
  const { desk, shown } = useDesk(staffed);
  const { bench, queue, panel } = shown;
  const scan = (code: string): void => desk.scan(code);
  return (
    <div className="bench">
      <BenchHead staffed={staffed} />
      <QueueLine queue={queue} />
      <ResultPanel
        result={bench.result}
        receipt={bench.open?.receipt}
        mustAcknowledge={bench.mustAcknowledge}
        onAcknowledge={() => desk.acknowledge()}
      />
      {bench.unknown && <UnknownParcel code={bench.unknown.code} onHold={() => desk.hold()} />}
      <ScanField
        onCode={scan}
        onCamera={() => toggle(desk, 'camera')}
        onPhoto={(file) => desk.photograph(file)}
      />
      {panel === 'camera' && (
        <Suspense fallback={<Loading />}>
          <Camera onCode={scan} />
        </Suspense>
      )}
      <BenchColumns {...{ desk, shown }} />
    </div>
  );
}

function BenchHead({ staffed: { name, station, leave } }: { staffed: Staffed }) {
  const { text } = useText();
  return (
    <div className="page-head">
      <PageTitle name={text.scan.title}>{text.scan.title}</PageTitle>
      <p className="quiet">{[name, station].filter(Boolean).join(' · ')}</p>
      <Link className="link" href="/scan/sheet">
        {text.scan.sheet}
      </Link>
      <button type="button" className="link" onClick={() => leave()}>
        {text.scan.signOut}
      </button>
    </div>
  );
}

function BenchColumns({ desk, shown: { bench, panel } }: { desk: Desk; shown: Shown }) {
  const { text } = useText();
  const { draft, open } = bench;
  const { api, scopes, station } = desk.staffed;
  const line = open?.receipt?.lines.find(({ returnLineId }) => returnLineId === draft?.returnLineId);
  return (
    <div className="columns">
      <div>
        {draft && (
          <ItemPanel
            draft={draft}
            line={line}
            form={formOf(desk.known.forms, bench)}
            mayInspect={scopes.includes('receiving:inspect')}
            onChange={(next) => desk.draft(next)}
            onSave={(disposition) => desk.save(disposition)}
          />
        )}
        <ReceiptCard open={open} onTake={(code) => desk.scan(code)} onComplete={() => void desk.complete()} />
      </div>
      <div>
        <RecentScans recent={bench.recent} onUndo={(clientScanId) => desk.undo(clientScanId)} />
        {panel === 'shift' ? (
          <ShiftCard api={api} station={station} />
        ) : (
          <button type="button" className="button" onClick={() => toggle(desk, 'shift')}>
            {text.scan.shift}
          </button>
        )}
      </div>
    </div>
  );
}
