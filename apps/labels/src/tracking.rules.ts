import type { Scan, TrackingStatus } from './carriers/carrier.js';
import type { LabelStatus } from './label.lifecycle.js';

/** What a scan proves: the carrier has the parcel. */
const moved: readonly TrackingStatus[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'return_to_sender',
  'failure',
];

const isMoved = ({ status }: Scan): boolean => moved.includes(status);

/** What scans mean for a label. */
export type Move =
  | { action: 'scan' | 'deliver' | 'send_back'; at: Date }
  /** Nothing moves, and somebody should look. */
  | { action: 'raise'; at: Date; reason: 'carrier_exception' | 'voided_label_used'; message: string };

const placeOf: Partial<Record<LabelStatus, number>> = {
  purchased: 0,
  scanned: 1,
  returned_to_sender: 2,
  delivered: 3,
};

/**
 * The steps that all known scans ask of a label, in order, whatever order they were heard in. A label never goes
 * back: what is delivered stays so. What a parcel does after it was sent back to the customer is no delivery to us.
 * `fresh` are the scans that were not known before: only they raise something.
 */
export function movesFor(status: LabelStatus, scans: readonly Scan[], fresh: readonly Scan[]): Move[] {
  const used = fresh.find(isMoved);
  if (status === 'voided') return used ? [raised(used, 'voided_label_used')] : [];
  const at = placeOf[status];
  if (at === undefined) return [];
  const first = scans.find(isMoved);
  const back = scans.find((scan) => scan.status === 'return_to_sender');
  const end = back ?? scans.find((scan) => scan.status === 'delivered');
  const endAction = back ? 'send_back' : 'deliver';
  return [
    ...(first && at < 1 ? [{ action: 'scan', at: first.scannedAt } as const] : []),
    ...fresh.filter((scan) => scan.status === 'failure').map((scan) => raised(scan, 'carrier_exception')),
    ...(end && at < 2 ? [{ action: endAction, at: end.scannedAt } as const] : []),
  ];
}

const raised = (scan: Scan, reason: 'carrier_exception' | 'voided_label_used'): Move => ({
  action: 'raise',
  at: scan.scannedAt,
  reason,
  message: scan.message,
});

const hour = 3_600_000;

/** Webhooks tell sooner; this is for those that never come. */
export const firstLook = (now: Date): Date => new Date(now.getTime() + 12 * hour);

/** When to look again; null for a parcel whose way is over. */
export function nextLook(status: LabelStatus, now: Date): Date | null {
  if (status === 'purchased') return new Date(now.getTime() + 12 * hour);
  return status === 'scanned' ? new Date(now.getTime() + 4 * hour) : null;
}
