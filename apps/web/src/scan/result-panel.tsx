import type { Receipt } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import type { IconName } from '../parts/icon.js';
import type { Tone } from '../parts/notice.js';
import { useText } from '../text.js';
import type { Messages } from '../messages/en.js';
import type { Result } from './bench.js';

/** Colour, icon and word each say the same. */
export const looks: Record<Result['kind'], { tone: Tone; icon: IconName }> = {
  ready: { tone: 'plain', icon: 'scan' },
  reading: { tone: 'plain', icon: 'clock' },
  saving: { tone: 'plain', icon: 'clock' },
  waiting: { tone: 'warn', icon: 'offline' },
  parcel_received: { tone: 'good', icon: 'check' },
  receipt_found: { tone: 'info', icon: 'parcel' },
  item_found: { tone: 'good', icon: 'check' },
  unknown: { tone: 'bad', icon: 'cross' },
  other_return: { tone: 'warn', icon: 'alert' },
  several_found: { tone: 'warn', icon: 'alert' },
  undone: { tone: 'info', icon: 'check' },
  surplus: { tone: 'warn', icon: 'alert' },
  refused: { tone: 'bad', icon: 'alert' },
  saved: { tone: 'good', icon: 'check' },
  completed: { tone: 'good', icon: 'check' },
};

/** Results about a parcel, which the return's own number names better than the code that was scanned. */
const parcelKinds: readonly Result['kind'][] = ['parcel_received', 'receipt_found'];

/** The answer to the last scan, readable from across the bench. */
export function ResultPanel({ result, receipt }: { result: Result; receipt: Receipt | undefined }) {
  const { text } = useText();
  const { tone, icon } = looks[result.kind];
  return (
    <div className={`result ${tone}`} role="status">
      <Icon name={icon} />
      <div>
        <p className="word">{text.scan[result.kind]}</p>
        {result.code && !parcelKinds.includes(result.kind) && <code>{result.code}</code>}
        <p>{detailOf(result, receipt, text)}</p>
      </div>
    </div>
  );
}

/** What to do next, or what this is about. */
function detailOf(
  { kind, failure }: Result,
  receipt: Receipt | undefined,
  text: Messages,
): string | undefined {
  const known: Record<string, string> = text.problems;
  const parcel = receipt && text.scan.parcelOf(receipt.rmaNumber, receipt.orderId);
  const details: Partial<Record<Result['kind'], string | undefined>> = {
    ready: text.scan.readyHint,
    waiting: text.scan.waitingHint,
    unknown: text.scan.unknownHint,
    surplus: text.scan.surplusHint,
    refused: failure && (known[failure.code] ?? failure.message),
    saved: text.scan.nextItem,
    parcel_received: parcel,
    receipt_found: parcel,
    completed: parcel,
  };
  return details[kind];
}
