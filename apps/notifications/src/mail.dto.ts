import { ExternalId, Flag, Id, Instant, ListOf, Maybe, OneOf, Text } from '#contracts';
import { PageQuery } from '#chassis';
import { mailStatuses } from './mail.lifecycle.js';
import type { MailStatus } from './mail.lifecycle.js';
import { letterTemplates, mailTemplates } from './mail.language.js';
import type { LetterTemplate, MailTemplate } from './mail.language.js';

export class MailQuery extends PageQuery {
  @Maybe() @ExternalId() orderId?: string;
  @Maybe() @Id('wdr') withdrawalId?: string;
}

export class MailView {
  @Id('mai') mailId!: string;
  /** Null in a letter about a withdrawal. */
  @Maybe() @ExternalId() orderId!: string | null;
  @Maybe() @Id('ret') returnId!: string | null;
  @Maybe() @Id('wdr') withdrawalId!: string | null;
  @OneOf([...mailTemplates, ...letterTemplates]) template!: MailTemplate | LetterTemplate;
  /** This and the content are null until the mail is written, and again when the customer's data was erased. */
  @Maybe() @Text(320) to!: string | null;
  @Maybe() @Text(500) subject!: string | null;
  @Maybe() @Text(10_000) text!: string | null;
  @Maybe() @Text(20_000) html!: string | null;
  /** Name of the file that goes with it. */
  @Maybe() @Text() attachment!: string | null;
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
