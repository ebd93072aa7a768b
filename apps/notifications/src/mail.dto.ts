import { ExternalId, Flag, Id, Instant, ListOf, Maybe, OneOf, Text } from '#contracts';
import { PageQuery } from '#chassis';
import { mailStatuses } from './mail.lifecycle.js';
import type { MailStatus } from './mail.lifecycle.js';
import { mailTemplates } from './mail.language.js';
import type { MailTemplate } from './mail.language.js';

export class MailQuery extends PageQuery {
  @Maybe() @ExternalId() orderId?: string;
}

export class MailView {
  @Id('mai') mailId!: string;
  @ExternalId() orderId!: string;
  @Maybe() @Id('ret') returnId!: string | null;
  @OneOf(mailTemplates) template!: MailTemplate;
  /** This and the content are null until the mail is written, and again when the customer's data was erased. */
  @Maybe() @Text(320) to!: string | null;
  @Maybe() @Text(500) subject!: string | null;
  @Maybe() @Text(10_000) text!: string | null;
  @Maybe() @Text(20_000) html!: string | null;
  @Maybe() @Instant() sentAt!: string | null;
  @OneOf(mailStatuses) status!: MailStatus;
  /** Why it was skipped, failed or is tried again. */
  @Maybe() @Text() note!: string | null;
}

export class MailPage {
  @ListOf(() => MailView, 0, 100) data!: MailView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('mai') nextCursor!: string | null;
}
