import { NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { policyOf } from '../control/refund-policies.js';
import { PaidOrderRow } from '../paid-order.entity.js';
import type { RefundRecord } from '../refund.record.js';
import { noteOf } from './credit-note.rules.js';
import type { NoteDocument } from './credit-note.rules.js';

export interface CreditNote {
  series: string;
  number: number;
  refundId: string;
  kind: 'credit' | 'reversal';
  reversesNumber: number | null;
  issuedAt: Date;
  document: NoteDocument;
}

/** Issues the note of a refund that is paid. The series' row is locked until the end: numbers have no gaps. */
export async function issueNote(tx: EntityManager, refund: RefundRecord, at: Date): Promise<void> {
  const { merchantId, orderId } = refund;
  const order = await tx.findOneByOrFail(PaidOrderRow, { merchantId, orderId });
  await insertNote(tx, refund, {
    kind: 'credit',
    reversesNumber: null,
    issuedAt: at,
    document: noteOf(refund, order),
  });
}

/** Takes the note of a refund back whose money came back; where none was issued, nothing. */
export async function reverseNote(tx: EntityManager, refund: RefundRecord, at: Date): Promise<void> {
  const rows: CreditNote[] = await tx.query(
    `${selectNote} where refund_id = $1 and attempt = $2 and kind = 'credit'`,
    [refund.refundId, refund.attempt],
  );
  const note = rows[0];
  if (!note) return;
  const { number: reversesNumber, document } = note;
  await insertNote(tx, refund, { kind: 'reversal', reversesNumber, issuedAt: at, document });
}

async function insertNote(
  tx: EntityManager,
  { merchantId, refundId, attempt }: RefundRecord,
  note: Pick<CreditNote, 'kind' | 'reversesNumber' | 'issuedAt' | 'document'>,
): Promise<void> {
  const { creditNoteSeries } = await policyOf(tx, merchantId);
  await tx.query(
    `with taken as (
       insert into credit_note_series as s values ($1, $2, 1)
       on conflict (merchant_id, series) do update set last_number = s.last_number + 1 returning last_number)
     insert into credit_note select $1, $2, last_number, $3, $4, $5, $6, $7, $8 from taken`,
    [
      merchantId,
      creditNoteSeries,
      refundId,
      attempt,
      note.kind,
      note.reversesNumber,
      note.issuedAt,
      JSON.stringify(note.document),
    ],
  );
}

const selectNote = `
  select series, number, refund_id as "refundId", kind, reverses_number as "reversesNumber",
    issued_at as "issuedAt", document
  from credit_note`;

/** Newest first. */
export const notesOf = (
  tx: EntityManager,
  merchantId: string,
  { series, limit }: { series: string | undefined; limit: number },
): Promise<CreditNote[]> =>
  tx.query(
    `${selectNote} where merchant_id = $1 and ($2::text is null or series = $2)
     order by series, number desc limit $3`,
    [merchantId, series, limit],
  );

/** The newest note of a refund. Throws NotFound. */
export async function noteOfRefund(tx: EntityManager, refundId: string): Promise<CreditNote> {
  const rows: CreditNote[] = await tx.query(
    `${selectNote} where refund_id = $1 order by issued_at desc, number desc limit 1`,
    [refundId],
  );
  if (!rows[0]) throw new NotFound('credit note of the refund', refundId);
  return rows[0];
}
