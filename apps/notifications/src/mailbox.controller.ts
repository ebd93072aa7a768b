import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#contracts';
import { CurrentCaller, Needs, pageOf, SubjectErased, Subjects } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import type { EntityManager } from 'typeorm';
import { MailPage, MailQuery, MailView } from './mail.dto.js';
import type { MailRow } from './mail.entity.js';
import { findMails } from './notifications.queries.js';
import type { MailContent } from './outgoing-mails.js';

@ApiTags('notifications')
@Controller('v1/mailbox')
export class MailboxController {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
  ) {}

  @Get()
  @Needs('notifications:read')
  @ApiOkResponse({ type: MailPage })
  list(@CurrentCaller() { merchantId }: Caller, @Query() query: MailQuery): Promise<MailPage> {
    const { orderId, withdrawalId, startingAfter, limit } = query;
    return this.database.transaction(merchantId, async (tx) => {
      const rows = await findMails(tx, {
        merchantId,
        orderId,
        withdrawalId,
        startingAfter,
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, ({ mailId }) => mailId);
      const data: MailView[] = [];
      for (const row of page.data) data.push(await this.view(tx, row));
      return { ...page, data };
    });
  }

  @Get(':mailId')
  @Needs('notifications:read')
  @ApiOkResponse({ type: MailView })
  get(@CurrentCaller() { merchantId }: Caller, @Param('mailId') mailId: string): Promise<MailView> {
    return this.database.transaction(merchantId, async (tx) => {
      const [row] = await findMails(tx, { merchantId, mailId, limit: 1 });
      if (!row) throw new NotFound('mail', mailId);
      return this.view(tx, row);
    });
  }

  private async view(tx: EntityManager, row: MailRow): Promise<MailView> {
    const { mailId, orderId, returnId, withdrawalId, template, status, note } = row;
    const content = (await this.content(tx, row)) ?? unknownContent;
    const { to, subject, text } = content;
    // A letter gets its HTML when it is sent.
    const html = content.html ?? null;
    const attachment = content.attachment?.fileName ?? null;
    const sentAt = row.sentAt?.toISOString() ?? null;
    const about = { mailId, orderId, returnId, withdrawalId, template };
    return { ...about, to, subject, text, html, attachment, sentAt, status, note };
  }

  private async content(tx: EntityManager, { subjectId, sealed }: MailRow): Promise<MailContent | undefined> {
    if (!subjectId || !sealed) return undefined;
    try {
      return await this.subjects.open<MailContent>(tx, { subjectId, sealed });
    } catch (error) {
      if (error instanceof SubjectErased) return undefined;
      throw error;
    }
  }
}

const unknownContent = { to: null, subject: null, text: null, html: null, attachment: undefined };
