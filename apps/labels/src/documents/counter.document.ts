import { code128, qrCode } from './codes.js';
import type { LabelContent } from './content.js';
import { grouped } from './label.document.js';
import { dot, Page, sizes } from './page.js';

const margin = 20;
const inner = sizes.label.width - 2 * margin;

/** For carriers that print themselves, and for our own dock: the RMA number as a QR code, 4 × 6 in, no personal data. */
export async function renderQr(content: LabelContent): Promise<Buffer> {
  const page = new Page(content, 'label', `Return code ${content.rmaNumber}`);
  const { words } = page;
  page.write(
    words.qrTitle,
    { x: margin, y: 28, width: inner, height: 28 },
    { bold: true, sizes: [22, 19, 16], align: 'center' },
  );
  const code = qrCode(content.rmaNumber);
  const module = Math.floor(200 / code.widthModules / dot) * dot;
  const left = (sizes.label.width - code.widthModules * module) / 2;
  page.code(code, { x: left, y: 76, width: module, height: module });
  const below = { x: margin, width: inner };
  page.write(
    content.rmaNumber,
    { ...below, y: 298, height: 26 },
    { bold: true, sizes: [20, 18], align: 'center' },
  );
  page.write(words.qrAdvice, { ...below, y: 332, height: 44 }, { sizes: [11, 10, 9], align: 'center' });
  const until = `${words.handOverBy} ${page.day(content.shipByOn)}`;
  page.write(until, { ...below, y: 384, height: 18 }, { bold: true, sizes: [12, 11, 10], align: 'center' });
  return page.end();
}

/** The offline carrier's slip: the upper part is the customer's receipt, the lower one stays at the counter. */
export async function renderDropOff(content: LabelContent): Promise<Buffer> {
  const page = new Page(content, 'label', `Drop-off ${content.rmaNumber}`);
  const { words } = page;
  page.write(
    words.dropOffTitle,
    { x: margin, y: 22, width: inner, height: 22 },
    { bold: true, sizes: [17, 15] },
  );
  drawNumbers(page, content, 52);
  page.doc.rect(margin, 120, inner, 62).lineWidth(0.7).stroke('black');
  page.caption(words.receivedBy, margin + 5, 124, inner - 10);
  page.doc
    .lineWidth(0.7)
    .dash(6, { space: 4 })
    .moveTo(0, 204)
    .lineTo(sizes.label.width, 204)
    .stroke('black')
    .undash();
  page.write(
    words.counterCopy,
    { x: margin, y: 212, width: inner, height: 14 },
    { bold: true, sizes: [11, 10, 9] },
  );
  drawNumbers(page, content, 234);
  const code = code128(content.trackingNumber);
  const total = code.widthModules + 2 * code.quietModules;
  const module = Math.max(1, Math.floor(sizes.label.width / total / dot)) * dot;
  const left = (sizes.label.width - code.widthModules * module) / 2;
  page.code(code, { x: left, y: 304, width: module, height: 62 });
  const text = { x: margin, y: 372, width: inner, height: 14 };
  page.write(grouped(content.trackingNumber), text, { bold: true, sizes: [11, 10, 9], align: 'center' });
  return page.end();
}

function drawNumbers(page: Page, { rmaNumber, consignee, shipByOn }: LabelContent, y: number): void {
  const { words } = page;
  page.caption(words.rma, margin, y, inner);
  page.write(rmaNumber, { x: margin, y: y + 9, width: inner, height: 18 }, { bold: true, sizes: [15, 14] });
  page.caption(words.to, margin, y + 32, 150);
  page.write(consignee.name, { x: margin, y: y + 41, width: 140, height: 14 }, { sizes: [10, 9, 8, 7] });
  page.caption(words.handOverBy, margin + 150, y + 32, inner - 150);
  page.write(
    page.day(shipByOn),
    { x: margin + 150, y: y + 41, width: inner - 150, height: 14 },
    { sizes: [10] },
  );
}
