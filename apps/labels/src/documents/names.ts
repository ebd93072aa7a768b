import type { LabelFormat } from '../carriers/carrier.js';
import { hasDocument } from '../label.lifecycle.js';
import type { LabelStatus } from '../label.lifecycle.js';

/** What can be printed of a label, by its file name. */
export const documentNames = [
  'label.pdf',
  'label-a4.pdf',
  'label-letter.pdf',
  'label-203.zpl',
  'label-300.zpl',
  'carrier-label',
  'packing-slip.pdf',
  'customs.pdf',
  'drop-off.pdf',
  'qr.pdf',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** What decides which documents there are. */
export interface Printable {
  status: LabelStatus;
  carrier: string | null;
  carrierFile: LabelFormat | null;
  hasContent: boolean;
  hasCustoms: boolean;
}

/** The documents of a label that may still be used, or was. A carrier's ZPL cannot be drawn on a page. */
export function documentsOf(label: Printable): DocumentName[] {
  const { status, carrier, carrierFile, hasContent, hasCustoms } = label;
  if (!hasDocument(status)) return [];
  const isOurs = carrierFile === null && hasContent;
  const isDrawn = isOurs || carrierFile === 'pdf' || carrierFile === 'png';
  const there: Record<DocumentName, boolean> = {
    'label.pdf': isDrawn,
    'label-a4.pdf': isDrawn && hasContent,
    'label-letter.pdf': isDrawn && hasContent,
    'label-203.zpl': isOurs,
    'label-300.zpl': isOurs,
    'carrier-label': carrierFile !== null,
    'packing-slip.pdf': hasContent,
    'customs.pdf': hasCustoms,
    'drop-off.pdf': hasContent && carrier === 'offline',
    'qr.pdf': hasContent,
  };
  return documentNames.filter((name) => there[name]);
}
