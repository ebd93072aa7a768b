import PDFDocument from 'pdfkit';
import type { Address } from './carriers/carrier.js';
import { code128, qrCode } from './label.codes.js';
import type { Code } from './label.codes.js';
import type { LabelContent } from './label.content.js';
import { printable } from './label.text.js';

/** 4 × 6 inches in points, as thermal printers want it. */
const page = { width: 288, height: 432 };
const margin = 14;
const inner = page.width - 2 * margin;
/** One dot of a 203 dpi printer. Bars on whole dots print sharp. */
const dot = 72 / 203;

const onDot = (points: number): number => Math.round(points / dot) * dot;

/** The label as PDF: one page, 4 × 6 in. The codes hold the tracking number and the RMA number, nothing personal. */
export async function renderLabel(content: LabelContent): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    lang: 'en',
    info: {
      Title: `Return label ${content.rmaNumber}`,
      Producer: 'Vuelta',
      Creator: 'Vuelta',
      CreationDate: content.requestedAt,
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  drawHeader(doc, content.serviceName);
  drawAddresses(doc, content);
  drawTracking(doc, content.trackingNumber);
  drawReturn(doc, content);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = PDFKit.PDFDocument;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Type {
  bold?: boolean;
  /** Points, tried from large to small until the text fits its box. */
  sizes: number[];
  align?: 'left' | 'center' | 'right';
}

/** Writes text into a box: the largest size that fits, and at the smallest the rest is cut with an ellipsis. */
function write(doc: Doc, text: string, box: Box, { bold, sizes, align = 'left' }: Type): void {
  doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fillColor('black');
  const options = { width: box.width, align, lineGap: 0.5 };
  const fits = (size: number) => doc.fontSize(size).heightOfString(text, options) <= box.height;
  doc.fontSize(sizes.find(fits) ?? sizes.at(-1)!);
  doc.text(text, box.x, box.y, { ...options, height: box.height, ellipsis: true });
}

const caption = (doc: Doc, text: string, x: number, y: number): void =>
  write(doc, text, { x, y, width: inner, height: 9 }, { sizes: [6.5] });

const rule = (doc: Doc, y: number): void =>
  void doc
    .lineWidth(2)
    .moveTo(margin, y)
    .lineTo(page.width - margin, y)
    .stroke('black');

function drawHeader(doc: Doc, serviceName: string): void {
  doc.rect(margin, 14, 84, 30).fill('black');
  doc.font('Helvetica-Bold').fontSize(17).fillColor('white');
  doc.text('RETURN', margin, 22, { width: 84, align: 'center' });
  const right = { x: margin + 94, width: inner - 94 };
  const prepaid = { ...right, y: 15, height: 16 };
  write(doc, 'PREPAID, no postage needed', prepaid, { bold: true, sizes: [11.5], align: 'right' });
  const service = { ...right, y: 32, height: 12 };
  write(doc, printable(serviceName), service, { sizes: [9, 8, 7, 6], align: 'right' });
  rule(doc, 52);
}

function drawAddresses(doc: Doc, { consignor, consignee }: LabelContent): void {
  const beside = { x: margin + 30, width: inner - 30 };
  caption(doc, 'FROM', margin, 60);
  const from = { ...beside, y: 59, height: 54 };
  write(doc, addressLines(consignor).join('\n'), from, { sizes: [9, 8, 7, 6, 5] });
  caption(doc, 'TO', margin, 121);
  const [name, ...rest] = addressLines(consignee);
  write(doc, name!, { ...beside, y: 118, height: 17 }, { bold: true, sizes: [14, 12, 10, 8] });
  write(
    doc,
    rest.join('\n'),
    { ...beside, y: 135, height: 64 },
    { bold: true, sizes: [12, 11, 10, 9, 8, 7, 6] },
  );
  rule(doc, 204);
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

function addressLines({ name, line1, line2, city, region, postalCode, countryCode }: Address): string[] {
  const town = [postalCode, city].filter(Boolean).join(' ');
  const place = [town, region].filter(Boolean).join(', ');
  const country = countryCode && countryNames.of(countryCode)?.toUpperCase();
  return [name, line1, line2, place, country].flatMap((line) => (line ? [printable(line)] : []));
}

function drawTracking(doc: Doc, trackingNumber: string): void {
  caption(doc, 'TRACKING NUMBER', margin, 211);
  const code = code128(trackingNumber);
  const total = code.widthModules + 2 * code.quietModules;
  const module = Math.max(1, Math.floor(page.width / total / dot)) * dot;
  const x = (page.width - code.widthModules * module) / 2;
  drawCode(doc, code, { x, y: 222, width: module, height: 78 });
  const grouped = trackingNumber.replace(/(\d{4})(?=\d)/g, '$1 ').replace(/^(\D+)(?=\d)/, '$1 ');
  const text = { x: margin, y: 304, width: inner, height: 15 };
  write(doc, grouped, text, { bold: true, sizes: [12.5, 11, 10, 9, 8], align: 'center' });
  rule(doc, 323);
}

/** The QR code's quiet zone is the margin on its left and bare paper on its other sides. */
function drawReturn(doc: Doc, { rmaNumber, shipByOn }: LabelContent): void {
  const code = qrCode(rmaNumber);
  const module = Math.floor(75 / code.widthModules / dot) * dot;
  const left = Math.max(margin, code.quietModules * module);
  drawCode(doc, code, { x: left, y: 339, width: module, height: module });
  const x = left + (code.widthModules + code.quietModules) * module;
  const width = page.width - margin - x;
  caption(doc, 'RETURN NUMBER (RMA)', x, 338);
  write(doc, rmaNumber, { x, y: 347, width, height: 22 }, { bold: true, sizes: [18, 17, 16, 15, 14, 12] });
  caption(doc, 'HAND OVER BY', x, 372);
  write(doc, dayOf(shipByOn), { x, y: 381, width, height: 18 }, { bold: true, sizes: [14] });
  const advice = 'One parcel per label. Cover old labels and codes.';
  write(doc, advice, { x, y: 404, width, height: 10 }, { sizes: [7.5, 7, 6.5] });
}

const dayNames = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const dayOf = (day: string): string => dayNames.format(new Date(`${day}T00:00:00Z`));

/** Draws a code's bars with one fill. `at` is the corner of the first bar and the size of one module. */
function drawCode(doc: Doc, code: Code, at: Box): void {
  const [left, top] = [onDot(at.x), onDot(at.y)];
  for (const bar of code.bars) {
    doc.rect(left + bar.x * at.width, top + bar.y * at.height, bar.width * at.width, bar.height * at.height);
  }
  doc.fill('black');
}
