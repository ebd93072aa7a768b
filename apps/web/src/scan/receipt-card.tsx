import { useState } from 'react';
import type { Receipt, ReceiptLine } from '../api/types.js';
import { Badge } from '../parts/notice.js';
import { named, useText } from '../text.js';
import { outstandingOf } from './bench.js';

interface ReceiptCardProps {
  receipt: Receipt | undefined;
  onInspect: (returnLineId: string) => void;
  onComplete: () => void;
}

/** What should be in the parcel, and what has been found. */
export function ReceiptCard({ receipt, onInspect, onComplete }: ReceiptCardProps) {
  const { text } = useText();
  return (
    <section className="card" aria-labelledby="expected">
      <h2 id="expected">{text.scan.expected}</h2>
      {receipt ? (
        <>
          <p className="quiet">{text.scan.parcelOf(receipt.rmaNumber, receipt.orderId)}</p>
          <ul className="expected">
            {receipt.lines.map((line) => (
              <ExpectedLine key={line.returnLineId} {...{ line, receipt, onInspect }} />
            ))}
          </ul>
          {receipt.allowedActions.includes('complete') && (
            <CompleteParcel key={receipt.returnId} lines={receipt.lines} onComplete={onComplete} />
          )}
        </>
      ) : (
        <p className="empty">{text.scan.noReceipt}</p>
      )}
    </section>
  );
}

interface ExpectedLineProps {
  line: ReceiptLine;
  receipt: Receipt;
  onInspect: (returnLineId: string) => void;
}

function ExpectedLine({ line, receipt, onInspect }: ExpectedLineProps) {
  const { text } = useText();
  const items = receipt.items.filter(
    ({ returnLineId, status }) => returnLineId === line.returnLineId && status !== 'wrong_item',
  );
  return (
    <li>
      <span className="name">
        <strong>{line.description}</strong>
        <span className="quiet">
          {line.sku} · {text.scan.countOf(line.receivedQuantity, line.expectedQuantity)}
        </span>
        <span className="found">
          {items.map(({ returnItemId, quantity, grade, disposition }) => (
            <Badge key={returnItemId} tone="plain" icon="parcel">
              {quantity} × {grade?.toUpperCase() ?? '?'}{' '}
              {disposition && named(text.dispositions, disposition)}
            </Badge>
          ))}
          {line.wrongItemQuantity > 0 && (
            <Badge tone="warn">{text.scan.wrongItems(line.wrongItemQuantity)}</Badge>
          )}
          {line.missingQuantity > 0 && <Badge tone="bad">{text.scan.missing(line.missingQuantity)}</Badge>}
        </span>
      </span>
      {outstandingOf(line) === 0 && <Badge tone="good">{text.scan.lineDone}</Badge>}
      {outstandingOf(line) > 0 && receipt.status === 'receiving' && (
        <button
          type="button"
          className="button"
          aria-label={text.scan.inspectOf(line.description)}
          onClick={() => onInspect(line.returnLineId)}
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
