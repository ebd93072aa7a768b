import type { Caller } from '#chassis';
import type { EntityManager } from 'typeorm';
import type { LabelView } from './label.dto.js';
import { documentsOf } from './documents/names.js';
import { hasDocument, labelActionsByHand } from './label.lifecycle.js';
import { getLabel } from './labels.queries.js';
import type { LabelRecord } from './labels.queries.js';

/** A key sees its merchant's labels, a customer those of one order. */
export const visibleTo = (caller: Caller) => ({
  merchantId: caller.merchantId,
  orderId: caller.kind === 'guest' ? caller.orderId : undefined,
});

export const actorOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

/** Throws NotFound, also for a label that the caller may not see. */
export const viewFor = async (tx: EntityManager, caller: Caller, labelId: string): Promise<LabelView> =>
  viewOf(await getLabel(tx, { ...visibleTo(caller), labelId }));

export function viewOf(record: LabelRecord): LabelView {
  const { hasContent: _content, hasCustoms: _customs, carrierFile: _file, ...label } = record;
  const folder = `/v1/labels/${label.labelId}`;
  return {
    ...label,
    documentUrl: hasDocument(label.status) ? `${folder}/document.pdf` : null,
    documents: documentsOf(record).map((name) => ({ name, url: `${folder}/documents/${name}` })),
    allowedActions: labelActionsByHand(label.status),
  };
}
