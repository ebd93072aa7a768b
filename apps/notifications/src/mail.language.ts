export const mailTemplates = [
  'return_authorized',
  'label_ready',
  'return_in_review',
  'return_declined',
  'parcel_received',
  'refund_made',
  'return_cancelled',
  'return_expired',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** Mails that come written: what a consumer is told about a withdrawal is said by the service that keeps it. */
export const letterTemplates = ['withdrawal_declared', 'withdrawal_asked', 'withdrawal_closed'] as const;
export type LetterTemplate = (typeof letterTemplates)[number];

/** What the sentences of a language are made of, already in the reader's own formats. */
export interface Words {
  orderId: string;
  rmaNumber: string;
  shipBy: string;
  trackingNumber: string;
  amount: string;
  reasons: string[];
  portalUrl: string;
}

export interface Passage {
  subject: string;
  paragraphs: string[];
}

/** One language: every template, how to begin and end, and the reasons of a refusal in plain words. */
export interface Language {
  greeting(name: string): string;
  thanks: string;
  letters: Record<MailTemplate, (words: Words) => Passage>;
  reasons: Record<string, string>;
  otherReason: string;
}
