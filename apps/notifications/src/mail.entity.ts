import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailStatus } from './mail.lifecycle.js';
import type { LetterTemplate, MailTemplate } from './mail.language.js';
import type { MailFacts } from './mail.templates.js';

/** Who is written to about an order, sealed. */
@Entity('order_contact')
export class OrderContactRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  @Column({ type: 'text' }) sealed!: string;
}

/** A mail to be written and sent, or that was. Nothing in it names the person except what is sealed. */
@Entity('mail')
export class MailRow {
  @PrimaryColumn({ name: 'mail_id', type: 'text' }) mailId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  /** Null in a letter about a withdrawal, as is the return. */
  @Column({ name: 'order_id', type: 'text', nullable: true }) orderId!: string | null;
  @Column({ name: 'return_id', type: 'text', nullable: true }) returnId!: string | null;
  @Column({ name: 'withdrawal_id', type: 'text', nullable: true }) withdrawalId!: string | null;
  @Column({ type: 'text' }) template!: MailTemplate | LetterTemplate;
  /** Empty in a letter. */
  @Column({ type: 'jsonb' }) facts!: MailFacts | Record<string, never>;
  @Column({ type: 'text' }) status!: MailStatus;
  /** Why it was skipped, failed or is tried again. */
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'int' }) attempts!: number;
  /** Null once the mail is settled. */
  @Column({ name: 'try_at', type: 'timestamptz', nullable: true }) tryAt!: Date | null;
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true }) sentAt!: Date | null;
  @Column({ name: 'subject_id', type: 'text', nullable: true }) subjectId!: string | null;
  @Column({ type: 'text', nullable: true }) sealed!: string | null;
}
