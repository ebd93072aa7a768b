import { allowedActions, statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/**
 * Where is the parcel? Until the carrier has answered, only the purchase moves a label: what was asked for and not
 * answered is unknown, and is asked for again under the same id.
 */
export const labelLifecycle = {
  requested: { claim: 'purchasing', fail: 'failed', void: 'voided' },
  purchasing: { purchase: 'purchased', fail: 'failed', lose: 'unknown' },
  unknown: { claim: 'purchasing', fail: 'failed' },
  purchased: { scan: 'scanned', deliver: 'delivered', void: 'voided' },
  scanned: { deliver: 'delivered', send_back: 'returned_to_sender' },
  delivered: {},
  returned_to_sender: { deliver: 'delivered' },
  failed: {},
  voided: {},
} as const;

export type LabelStatus = StateOf<typeof labelLifecycle>;
export type LabelAction = ActionOf<typeof labelLifecycle>;

export const labelStatuses = statesOf(labelLifecycle);

/** What a person may do; the rest follows from events and from the carrier. */
const byHand: readonly LabelAction[] = ['scan', 'void'];

export const labelActionsByHand = (status: LabelStatus): LabelAction[] =>
  allowedActions(labelLifecycle, status).filter((action) => byHand.includes(action));

export const isLegal = (status: LabelStatus, action: LabelAction): boolean =>
  allowedActions(labelLifecycle, status).includes(action);

/** Whether the purchase is still to be made or to be settled. */
export const isBeingBought = (status: LabelStatus): boolean =>
  status === 'requested' || status === 'purchasing' || status === 'unknown';

/** Whether the document may still be printed and stuck on a parcel, or was. */
export const hasDocument = (status: LabelStatus): boolean =>
  ['purchased', 'scanned', 'delivered', 'returned_to_sender'].includes(status);
