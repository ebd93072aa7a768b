import type { Receipt } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import type { IconName } from '../parts/icon.js';
import type { Tone } from '../parts/notice.js';
import { useText } from '../text.js';
import type { Messages } from '../messages/en.js';
import { toneOf } from './bench.js';
import type { Result } from './bench.js';

const icons: Record<Tone, IconName> = {
  good: 'check',
  info: 'info',
  warn: 'alert',
  bad: 'cross',
  plain: 'scan',
};

/** Results about a parcel, which the return's own number names better than the code that was scanned. */
const parcelKinds: readonly Result['kind'][] = ['parcel_received', 'receipt_found', 'completed'];

interface ResultPanelProps {
  result: Result;
  receipt: Receipt | undefined;
  mustAcknowledge: boolean;
  onAcknowledge: () => void;
}

/** The answer to the last scan, readable from across the bench: one colour, one icon, one word. */
export function ResultPanel({ result, receipt, mustAcknowledge, onAcknowledge }: ResultPanelProps) {
  const { text } = useText();
  const tone = toneOf(result.kind);
  return (
    <div className={`result ${tone}`} role="status" data-kind={result.kind}>
      <Icon name={icons[tone]} />
      <div>
        <p className="word">{text.scan.results[result.kind]}</p>
        {result.code && !parcelKinds.includes(result.kind) && <code>{result.code}</code>}
        <p>{detailOf(result, receipt, text)}</p>
      </div>
      {mustAcknowledge && (
        <button type="button" className="button" onClick={onAcknowledge}>
          {text.scan.seen}
        </button>
      )}
    </div>
  );
}

/** What to do next, or what this is about. */
function detailOf(
  { kind, detail }: Result,
  receipt: Receipt | undefined,
  text: Messages,
): string | undefined {
  if (detail) return detail;
  if (receipt && parcelKinds.includes(kind)) return text.scan.parcelOf(receipt.rmaNumber, receipt.orderId);
  const hints: Partial<Record<Result['kind'], string>> = text.scan.hints;
  return hints[kind];
}
