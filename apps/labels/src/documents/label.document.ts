import { code128, qrCode } from './codes.js';
import type { LabelContent } from './content.js';
import { dot, Page, sizes } from './page.js';

const margin = 14;
const inner = sizes.label.width - 2 * margin;

/** The label as PDF: one page, 4 × 6 in. The codes hold the tracking number and the RMA number, nothing personal. */
export async function renderLabel(content: LabelContent): Promise<Buffer> {
  const page = new Page(content, 'label', `Return label ${content.rmaNumber}`);
  drawLabel(page, content);
  return page.end();
}

/** Draws the label into the 4 × 6 inches at the page's corner. */
export function drawLabel(page: Page, content: LabelContent): void {
  drawHeader(page, content.serviceName);
  drawAddresses(page, content);
  drawTracking(page, content.trackingNumber);
  drawReturn(page, content);
}

function drawHeader(page: Page, serviceName: string): void {
  page.doc.rect(margin, 14, 96, 30).stroke('black').fillColor('black');
  const { words } = page;
  const badge = { x: margin + 3, y: 22, width: 90, height: 18 };
  page.write(words.return, badge, { bold: true, sizes: [17, 15, 13, 12], align: 'center' });
  const right = { x: margin + 104, width: inner - 104 };
  page.write(
    words.prepaid,
    { ...right, y: 15, height: 16 },
    { bold: true, sizes: [11.5, 10, 9], align: 'right' },
  );
  page.write(serviceName, { ...right, y: 32, height: 12 }, { sizes: [9, 8, 7, 6], align: 'right' });
  page.rule(52, margin, sizes.label.width - margin);
}

function drawAddresses(page: Page, { consignor, consignee }: LabelContent): void {
  const beside = { x: margin + 30, width: inner - 30 };
  const { words } = page;
  page.caption(words.from, margin, 60, 30);
  const from = { ...beside, y: 59, height: 54 };
  page.write(page.addressLines(consignor).join('\n'), from, { sizes: [9, 8, 7, 6, 5] });
  page.caption(words.to, margin, 121, 30);
  const [name, ...rest] = page.addressLines(consignee);
  page.write(name!, { ...beside, y: 118, height: 17 }, { bold: true, sizes: [14, 12, 10, 8] });
  const place = { ...beside, y: 135, height: 64 };
  page.write(rest.join('\n'), place, { bold: true, sizes: [12, 11, 10, 9, 8, 7, 6] });
  page.rule(204, margin, sizes.label.width - margin);
}

function drawTracking(page: Page, trackingNumber: string): void {
  page.caption(page.words.tracking, margin, 211);
  const code = code128(trackingNumber);
  const total = code.widthModules + 2 * code.quietModules;
  const module = Math.max(1, Math.floor(sizes.label.width / total / dot)) * dot;
  const x = (sizes.label.width - code.widthModules * module) / 2;
  page.code(code, { x, y: 222, width: module, height: 78 });
  const text = { x: margin, y: 304, width: inner, height: 15 };
  page.write(grouped(trackingNumber), text, { bold: true, sizes: [12.5, 11, 10, 9, 8], align: 'center' });
  page.rule(323, margin, sizes.label.width - margin);
}

/** In groups of four, as people read it out. */
export const grouped = (trackingNumber: string): string =>
  trackingNumber.replace(/(\d{4})(?=\d)/g, '$1 ').replace(/^(\D+)(?=\d)/, '$1 ');

/** The QR code's quiet zone is the margin on its left and bare paper on its other sides. */
function drawReturn(page: Page, { rmaNumber, shipByOn }: LabelContent): void {
  const code = qrCode(rmaNumber);
  const module = Math.floor(75 / code.widthModules / dot) * dot;
  const left = Math.max(margin, code.quietModules * module);
  page.code(code, { x: left, y: 339, width: module, height: module });
  const x = left + (code.widthModules + code.quietModules) * module;
  const width = sizes.label.width - margin - x;
  const { words } = page;
  page.caption(words.rma, x, 338, width);
  page.write(rmaNumber, { x, y: 347, width, height: 22 }, { bold: true, sizes: [18, 17, 16, 15, 14, 12] });
  page.caption(words.handOverBy, x, 372, width);
  page.write(page.day(shipByOn), { x, y: 381, width, height: 18 }, { bold: true, sizes: [14, 12] });
  page.write(words.advice, { x, y: 402, width, height: 16 }, { sizes: [7.5, 7, 6.5, 6] });
}
