import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { receiptText } from './receipt.text.js';
import type { ReceiptContent, ReceiptText } from './receipt.text.js';

const margin = 56;
/** A4 in points. */
const width = 595.28 - 2 * margin;
const labelWidth = 140;
const quiet = '#4a5652';

const dejavu = join(dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf');

/** Built into every PDF reader, but they know Windows-1252 only. */
const westernFonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', mono: 'Courier' };
/** Latin, Greek and Cyrillic: a name must stand as it was written. Embedding them takes twenty times as long. */
const manyFonts = {
  plain: join(dejavu, 'DejaVuSans.ttf'),
  bold: join(dejavu, 'DejaVuSans-Bold.ttf'),
  mono: join(dejavu, 'DejaVuSansMono.ttf'),
};
const western = /^[\s\x20-\x7e\xa1-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;

/** The receipt as PDF, A4. The same content gives the same bytes. */
export async function renderReceipt(content: ReceiptContent): Promise<Buffer> {
  const text = receiptText(content);
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    lang: text.language,
    displayTitle: true,
    info: {
      Title: text.title,
      Producer: 'Vuelta',
      Creator: 'Vuelta',
      CreationDate: content.withdrawal.declaredAt ?? content.withdrawal.statedAt,
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  const isWestern = western.test([content.declaration.shop.name, ...text.facts.flat()].join(' '));
  const fonts = Object.entries(isWestern ? westernFonts : manyFonts);
  for (const [name, source] of fonts) doc.registerFont(name, source);
  draw(doc, text, content.declaration.shop.name);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = PDFKit.PDFDocument;

function draw(doc: Doc, text: ReceiptText, shop: string): void {
  doc.font('plain').fontSize(10).fillColor(quiet).text(shop);
  doc.moveDown(0.3).font('bold').fontSize(20).fillColor('black').text(text.title);
  doc.moveDown(0.6);
  paragraph(doc, text.lead);
  doc.moveDown(0.5);
  rule(doc);
  for (const [label, value] of text.facts) fact(doc, label, value);
  rule(doc);
  doc.moveDown(0.7).font('bold').fontSize(10.5).text(text.receiptOnly, margin, doc.y, { width, lineGap: 2 });
  heading(doc, text.nextTitle);
  for (const sentence of text.next) bullet(doc, sentence);
  doc.moveDown(0.5);
  for (const sentence of text.law) small(doc, sentence);
  heading(doc, text.hash.title);
  doc.font('mono').fontSize(9.5).fillColor('black').text(text.hash.value, { width });
  small(doc, text.hash.hint);
  heading(doc, text.link.title);
  doc.font('plain').fontSize(9.5).fillColor('black').text(text.link.url, { width, link: text.link.url });
}

const paragraph = (doc: Doc, text: string): void =>
  void doc.font('plain').fontSize(10.5).fillColor('black').text(text, margin, doc.y, { width, lineGap: 2 });

const small = (doc: Doc, text: string): void =>
  void doc.font('plain').fontSize(9).fillColor(quiet).text(text, margin, doc.y, { width, lineGap: 1.5 });

const heading = (doc: Doc, text: string): void =>
  void doc
    .moveDown(0.9)
    .font('bold')
    .fontSize(12)
    .fillColor('black')
    .text(text, margin, doc.y, { width })
    .moveDown(0.25);

function bullet(doc: Doc, text: string): void {
  const y = doc.y;
  const options = { width: width - 14, lineGap: 2 };
  // The dot is drawn once it is known that the sentence stays on this page.
  paragraphAt(doc, text, { x: margin + 14, y, options });
  if (doc.y > y) doc.circle(margin + 4, y + 6.5, 1.6).fill('black');
  doc.moveDown(0.2);
}

const paragraphAt = (
  doc: Doc,
  text: string,
  { x, y, options }: { x: number; y: number; options: PDFKit.Mixins.TextOptions },
): void => void doc.font('plain').fontSize(10.5).fillColor('black').text(text, x, y, options);

/** A label and its value side by side; a long value goes on over the page's end. */
function fact(doc: Doc, label: string, value: string): void {
  const room = doc.page.height - margin - doc.y;
  if (room < 30) doc.addPage();
  const y = doc.y + 4;
  doc
    .font('plain')
    .fontSize(9.5)
    .fillColor(quiet)
    .text(label, margin, y, { width: labelWidth - 10 });
  const below = doc.y;
  doc.font('bold').fontSize(10).fillColor('black');
  doc.text(value, margin + labelWidth, y, { width: width - labelWidth, lineGap: 1.5 });
  if (doc.y > y) doc.y = Math.max(doc.y, below);
  doc.y += 4;
}

function rule(doc: Doc): void {
  doc
    .lineWidth(0.75)
    .moveTo(margin, doc.y)
    .lineTo(margin + width, doc.y)
    .stroke('#9aa5a1');
  doc.y += 4;
}
