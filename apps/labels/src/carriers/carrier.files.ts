import type { CarrierFile, LabelFormat } from './carrier.js';

/** Bytes of the largest label file that is taken. */
const limit = 5_000_000;

const beginnings: [LabelFormat, Buffer][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['zpl', Buffer.from('^XA')],
];

/** What a file is, by its first bytes and not by its name. Throws for one that is no label. */
function readLabelFile(bytes: Buffer): CarrierFile {
  const found = beginnings.find(([, beginning]) => bytes.subarray(0, beginning.length).equals(beginning));
  if (!found) throw new Error('the carrier’s label is neither PDF nor PNG nor ZPL');
  const [format] = found;
  if (format === 'zpl' && !bytes.toString('latin1').trimEnd().endsWith('^XZ')) {
    throw new Error('the carrier’s label ends too early');
  }
  if (format === 'pdf' && !bytes.subarray(-1024).includes('%%EOF')) {
    throw new Error('the carrier’s label ends too early');
  }
  return { format, bytes };
}

/** Fetches a carrier's label. Follows no redirect, and reads no more than a label can have. */
export async function fetchLabel(url: string, timeoutMs: number): Promise<CarrierFile> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(2 * timeoutMs) });
  if (!response.ok || !response.body) throw new Error(`the carrier’s label answers ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) throw new Error(`the carrier’s label is larger than ${limit} bytes`);
    parts.push(part);
  }
  return readLabelFile(Buffer.concat(parts));
}
