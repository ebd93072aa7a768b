import { statesOf } from '#contracts';
import type { StateOf } from '#contracts';

export const mailLifecycle = {
  queued: { claim: 'sending', skip: 'skipped', fail: 'failed' },
  // A claim that was never answered is claimed again: sending is at least once, under one Message-ID.
  sending: { claim: 'sending', send: 'sent', retry: 'queued', skip: 'skipped', fail: 'failed' },
  sent: {},
  failed: {},
  skipped: {},
} as const;

export type MailStatus = StateOf<typeof mailLifecycle>;
export const mailStatuses = statesOf(mailLifecycle);
