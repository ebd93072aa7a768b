import { formatDecimal } from '#money';
import PDFDocument from 'pdfkit';
import type { CreditNote } from './credit-notes.js';

const left = 56;
const columns = [left, 280, 340, 410, 480] as const;
const right = 540;

/** The note as PDF, A4. The same note gives the same bytes. */
export async function renderNote(note: CreditNote): Promise<Buffer> {
  const { series, number, issuedAt } = note;
  const title = `${note.kind === 'credit' ? 'Credit note' : 'Reversal'} ${series}-${number}`;
  const info = { Title: title, Producer: 'Vuelta', Creator: 'Vuelta', CreationDate: new Date(issuedAt) };
  const doc = new PDFDocument({ size: 'A4', margin: left, lang: 'en', info });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  head(doc, note, title);
  body(doc, note);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = PDFKit.PDFDocument;

function head(doc: Doc, { document, issuedAt, series, reversesNumber }: CreditNote, title: string): void {
  doc.font('Helvetica-Bold').fontSize(18).text(title);
  doc.font('Helvetica').fontSize(10).moveDown(0.5);
  doc.text(`Issued on ${new Date(issuedAt).toISOString().slice(0, 10)}`);
  doc.text(`Order ${document.orderId}, return ${document.returnId}`);
  if (reversesNumber !== null) doc.text(`Takes back credit note ${series}-${reversesNumber}`);
  doc.moveDown();
}

function body(doc: Doc, { document, kind }: CreditNote): void {
  const sign = kind === 'credit' ? 1 : -1;
  const amount = (minor: number): string =>
    formatDecimal({ amountMinor: sign * minor, currency: document.currency });
  doc.font('Helvetica-Bold');
  row(doc, ['', 'Quantity', 'Net', 'Tax', 'Gross']);
  doc.font('Helvetica');
  for (const { text, quantity, netMinor, taxMinor, grossMinor } of document.lines)
    row(doc, [text, String(quantity), amount(netMinor), amount(taxMinor), amount(grossMinor)]);
  doc.moveDown();
  for (const { rateBasisPoints, netMinor, taxMinor } of document.taxes)
    row(doc, [`Tax ${rateBasisPoints / 100} %`, '', amount(netMinor), amount(taxMinor), '']);
  doc.moveDown();
  if (document.feesMinor > 0) row(doc, ['Fees kept', '', '', '', amount(-document.feesMinor)]);
  if (document.shortfallMinor > 0)
    row(doc, ['Not covered by payments', '', '', '', amount(-document.shortfallMinor)]);
  doc.font('Helvetica-Bold');
  row(doc, [`Total ${document.currency}`, '', '', '', amount(document.totalMinor)]);
}

function row(doc: Doc, cells: readonly [string, string, string, string, string]): void {
  const y = doc.y;
  for (const [at, cell] of cells.entries()) {
    const width = (columns[at + 1] ?? right) - columns[at]! - 6;
    doc.text(cell, columns[at]!, y, {
      width,
      align: at === 0 ? 'left' : 'right',
      lineBreak: false,
      ellipsis: true,
    });
  }
  doc.x = left;
  doc.y = y + 15;
  if (doc.y > 760) doc.addPage();
}
