import { useState } from 'react';
import type { Receipt, ReceiptLine } from '../api/types.js';
import { Badge } from '../parts/notice.js';
import { named, useText } from '../text.js';
import type { OpenParcel } from './bench.js';
import { outstandingOf } from './resolve.js';

interface ReceiptCardProps {
  open: OpenParcel | undefined;
  /** An article chosen by hand, as if its code had been scanned. */
  onTake: (code: string) => void;
  onComplete: () => void;
}

/** What should be in the parcel, and what has been found. */
export function ReceiptCard({ open, onTake, onComplete }: ReceiptCardProps) {
  const { text } = useText();
  const receipt = open?.receipt;
  return (
    <section className="card" aria-labelledby="expected">
      <h2 id="expected">{text.scan.expected}</h2>
      {!open && <p className="empty">{text.scan.noReceipt}</p>}
      {open && !receipt && <p className="empty">{text.scan.notKnownYet(open.code)}</p>}
      {receipt && (
        <>
          <p className="quiet">{text.scan.parcelOf(receipt.rmaNumber, receipt.orderId)}</p>
          <ul className="expected">
            {receipt.lines.map((line) => (
              <ExpectedLine key={line.returnLineId} {...{ line, receipt, onTake }} />
            ))}
          </ul>
          {receipt.status === 'receiving' && (
            <CompleteParcel key={receipt.returnId} lines={receipt.lines} onComplete={onComplete} />
          )}
        </>
      )}
    </section>
  );
}

interface ExpectedLineProps {
  line: ReceiptLine;
  receipt: Receipt;
  onTake: (code: string) => void;
}

function ExpectedLine({ line, receipt, onTake }: ExpectedLineProps) {
  const { text } = useText();
  const items = receipt.items.filter(({ returnLineId }) => returnLineId === line.returnLineId);
  return (
    <li>
      <span className="name">
        <strong>{line.description}</strong>
        <span className="quiet">
          {line.sku} · {text.scan.countOf(line.receivedQuantity, line.expectedQuantity)}
        </span>
        <span className="found">
          {items.map(({ returnItemId, quantity, grade, disposition, finding }) => (
            <a
              key={returnItemId}
              href={`/v1/receiving/items/${returnItemId}/bin-label`}
              target="_blank"
              rel="noreferrer"
              title={text.scan.binLabel}
            >
              <Badge tone={disposition ? 'plain' : 'warn'} icon="parcel">
                {quantity} × {grade?.toUpperCase() ?? named(text.scan.findings, finding)}{' '}
                {disposition && named(text.dispositions, disposition)}
              </Badge>
            </a>
          ))}
          {line.missingQuantity > 0 && <Badge tone="bad">{text.scan.missing(line.missingQuantity)}</Badge>}
        </span>
      </span>
      {outstandingOf(line) === 0 ? (
        <Badge tone="good">{text.scan.lineDone}</Badge>
      ) : (
        <button
          type="button"
          className="button"
          aria-label={text.scan.inspectOf(line.description)}
          onClick={() => onTake(line.sku)}
        >
          {text.scan.inspect}
        </button>
      )}
    </li>
  );
}

/** Ends the receipt; asks once more when that declares pieces missing. */
function CompleteParcel({ lines, onComplete }: { lines: ReceiptLine[]; onComplete: () => void }) {
  const { text } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const outstanding = lines.reduce((sum, line) => sum + outstandingOf(line), 0);
  const finish = (): void => {
    setIsAsking(false);
    onComplete();
  };
  if (!isAsking)
    return (
      <button
        type="button"
        className="button"
        onClick={() => (outstanding > 0 ? setIsAsking(true) : finish())}
      >
        {text.scan.complete}
      </button>
    );
  return (
    <div className="ask" role="group" aria-labelledby="complete-ask">
      <p id="complete-ask">{text.scan.completeAsk(outstanding)}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => setIsAsking(false)}>
          {text.scan.completeNo}
        </button>
        <button type="button" className="button danger" onClick={finish}>
          {text.scan.completeYes}
        </button>
      </div>
    </div>
  );
}
