import { CurrentCaller, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Count, Day, Id, Instant, ListOf, Maybe, NotFound, OneOf, Text } from '#contracts';
import { formatDecimal } from '#money';
import { Database } from '#messaging';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { getRefund } from '../refund.queries.js';
import { renderNote } from './credit-note.document.js';
import { noteOfRefund, notesOf } from './credit-notes.js';
import type { CreditNote } from './credit-notes.js';
import { journalOf } from './journal.queries.js';

export class NotesQuery {
  @Maybe() @Text(10) series?: string;
}

export class CreditNoteView {
  @Text(10) series!: string;
  /** Without gaps within its series. */
  @Count() number!: number;
  @Id('rfd') refundId!: string;
  @OneOf(['credit', 'reversal']) kind!: 'credit' | 'reversal';
  @Maybe() @Count() reversesNumber!: number | null;
  @Instant() issuedAt!: string;
}

export class CreditNoteList {
  @ListOf(() => CreditNoteView, 0) data!: CreditNoteView[];
}

export class JournalQuery {
  @Day() from!: string;
  /** Included. */
  @Day() to!: string;
}

/** Papers for customers and for the books. */
@ApiTags('refunds')
@Controller('v1/refunds')
export class PapersController {
  constructor(private readonly database: Database) {}

  /** The newest 500. */
  @Get('credit-notes')
  @Needs('refunds:read')
  @ApiOkResponse({ type: CreditNoteList })
  async notes(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { series }: NotesQuery,
  ): Promise<CreditNoteList> {
    const found = await this.database.transaction(merchantId, (tx) =>
      notesOf(tx, merchantId, { series, limit: 500 }),
    );
    return { data: found.map(noteView) };
  }

  /** Every posting of these days as journal entries: amounts in the currency's own decimals. */
  @Get('exports/journal.csv')
  @Needs('refunds:read')
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async journal(@CurrentCaller() { merchantId }: Caller, @Query() days: JournalQuery): Promise<string> {
    const entries = await this.database.read(merchantId, (tx) => journalOf(tx, merchantId, days));
    const rows = entries.map(
      ({ postedAt, transactionId, kind, refundId, orderId, account, amountMinor, currency }) => {
        const amount = formatDecimal({ amountMinor: Math.abs(amountMinor), currency });
        const sides = amountMinor > 0 ? [amount, ''] : ['', amount];
        return [postedAt.toISOString(), transactionId, kind, refundId, orderId, account, ...sides, currency];
      },
    );
    const header = [
      'postedAt',
      'transaction',
      'kind',
      'refundId',
      'orderId',
      'account',
      'debit',
      'credit',
      'currency',
    ];
    return [header, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
  }

  /** The newest note of a refund as PDF: its reversal, once the money came back. */
  @Get(':refundId/credit-note.pdf')
  @Needs('refunds:read', { guest: true })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async note(@CurrentCaller() caller: Caller, @Param('refundId') refundId: string): Promise<StreamableFile> {
    const note = await this.database.transaction(caller.merchantId, async (tx) => {
      const { orderId } = await getRefund(tx, refundId);
      if (caller.kind === 'guest' && caller.orderId !== orderId) throw new NotFound('refund', refundId);
      return noteOfRefund(tx, refundId);
    });
    const bytes = await renderNote(note);
    const disposition = `inline; filename="${note.series}-${note.number}.pdf"`;
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
  }
}

function noteView({ series, number, refundId, kind, reversesNumber, issuedAt }: CreditNote): CreditNoteView {
  return { series, number, refundId, kind, reversesNumber, issuedAt: issuedAt.toISOString() };
}
