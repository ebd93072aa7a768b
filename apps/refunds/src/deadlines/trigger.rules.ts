/** Moments at which the money can be given back, the earliest first. */
export const refundTriggers = ['authorization', 'carrier_scan', 'dock_scan', 'inspection'] as const;
export type RefundTrigger = (typeof refundTriggers)[number];

/** What decides whether a return is refunded before it was looked at. */
export interface Early {
  trigger: RefundTrigger;
  earlyUpToMinor?: number | null;
}

/** Whether a moment is the one the policy waits for. What is risky waits for the inspection. */
export const isTriggered = (moment: RefundTrigger, { trigger }: Early, risk: string): boolean =>
  moment === 'inspection' || (moment === trigger && risk === 'low');

/** Whether a refund of that size may be paid before the inspection. */
export const isSmallEnough = (amountMinor: number, { earlyUpToMinor }: Early): boolean =>
  earlyUpToMinor === null || earlyUpToMinor === undefined || amountMinor <= earlyUpToMinor;
