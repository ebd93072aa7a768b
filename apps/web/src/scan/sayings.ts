import type { ItemBehindScan, ScanInput } from '../api/types.js';

/** What a device has to say to the server, once each. */
export type Saying =
  | { kind: 'scan'; body: ScanInput }
  | { kind: 'item'; body: ItemBehindScan }
  | { kind: 'undo'; body: { clientScanId: string; undoes: string; station?: string } }
  | { kind: 'orphan'; body: { clientScanId: string; code?: string; station?: string } }
  | { kind: 'photo'; body: { clientScanId: string; sha256: string; station?: string; image: Blob } };

export type Queued = Saying & { seq?: number; at: string };
