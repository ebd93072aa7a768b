import { Injectable } from '@nestjs/common';
import type { SealedLetter } from '#contracts';
import { Clock, Host } from '#chassis';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { Letter } from './mail.templates.js';

export interface PostedMail extends Letter {
  mailId: string;
  to: string;
  name: string;
  attachment?: SealedLetter['attachment'];
}

/** `forGood`: the mail server refused the reader, asking again is no use. */
export type SendAnswer = { sentAt: Date } | { failed: string; forGood: boolean };

/** Hands mails to the mail server, or, where there is none, leaves them in the mailbox. */
@Injectable()
export class Postman {
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly host: Host,
    private readonly clock: Clock,
  ) {
    const { SMTP_URL } = host.settings;
    const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
    if (SMTP_URL) this.transport = createTransport({ url: SMTP_URL, ...limits });
  }

  /** The same mail has the same Message-ID each time, so that a mail program can drop a second copy. */
  async send({ mailId, to, name, subject, text, html, attachment }: PostedMail): Promise<SendAnswer> {
    try {
      await this.transport?.sendMail({
        from: this.host.settings.MAIL_FROM,
        to: { name, address: to },
        messageId: `<${mailId}@${this.domain()}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject,
        text,
        html,
        ...(attachment && { attachments: [attachmentOf(attachment)] }),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { sentAt: this.clock.now() };
    } catch (error) {
      return failureOf(error as { code?: string; responseCode?: number });
    }
  }

  private domain(): string {
    return /@([\w.-]+)/.exec(this.host.settings.MAIL_FROM)?.[1] ?? 'localhost';
  }
}

const attachmentOf = ({ fileName, contentType, base64 }: NonNullable<PostedMail['attachment']>) => ({
  filename: fileName,
  contentType,
  content: base64,
  encoding: 'base64',
});

/** Codes only: the mail server's words may name the reader. */
function failureOf({ code = 'error', responseCode }: { code?: string; responseCode?: number }): SendAnswer {
  const failed = `mail server: ${[code, responseCode].filter(Boolean).join(' ')}`;
  return { failed, forGood: code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500 };
}
