import type { Disposition, ItemBehindScan } from '../api/types.js';
import type { Draft } from './bench.js';

interface Circumstances {
  clientScanId: string;
  parcelScanId: string;
  station: string;
  disposition: Disposition | undefined;
}

/** What is sent of the item in hand. A receiver, who may not inspect, sends neither grade nor place. */
export function itemBody(
  { returnLineId, code, quantity, finding, answers, grade }: Draft,
  { disposition, ...at }: Circumstances,
  scopes: readonly string[],
): ItemBehindScan {
  const isAnnounced = finding === 'received' || finding === 'damaged';
  const judged = grade && isAnnounced && scopes.includes('receiving:inspect') ? { grade, answers } : {};
  const placed = disposition ? { disposition, overrideReason: 'Chosen at the bench' } : { asProposed: true };
  return {
    ...at,
    ...(returnLineId ? { returnLineId, code } : { code }),
    quantity,
    finding,
    ...judged,
    ...('grade' in judged && placed),
    deviceAt: new Date().toISOString(),
  };
}
