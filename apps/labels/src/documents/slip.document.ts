import type { PackedLine } from '../parcel.rules.js';
import { code128 } from './codes.js';
import type { LabelContent } from './content.js';
import { dot, Page, sizes } from './page.js';
import { reasonName } from './reasons.js';
import { filled } from './words.js';

const margin = 48;
const width = sizes.a4.width - 2 * margin;
const end = sizes.a4.height - margin;

/** Where a table's columns begin, from the left margin, and how wide they are. */
const columns = { quantity: [0, 44], goods: [48, 228], sku: [284, 90], reason: [380, width - 380] } as const;

/** The slip for the inside of the parcel: A4, as many pages as its lines need. */
export async function renderSlip(content: LabelContent): Promise<Buffer> {
  const page = new Page(content, 'a4', `Packing slip ${content.rmaNumber}`);
  const y = drawLines(page, content, drawHead(page, content));
  drawNotes(page, content, y + 18);
  return page.end();
}

function drawHead(page: Page, content: LabelContent): number {
  const { words } = page;
  page.write(
    words.slipTitle,
    { x: margin, y: margin, width, height: 30 },
    { bold: true, sizes: [20, 18, 16] },
  );
  drawRma(page, content.rmaNumber, { x: margin, y: 92 });
  const half = { x: margin + 300, width: width - 300 };
  page.caption(words.rma, half.x, 92, half.width);
  page.write(content.rmaNumber, { ...half, y: 101, height: 22 }, { bold: true, sizes: [17, 15] });
  page.caption(words.handOverBy, half.x, 126, half.width);
  page.write(page.day(content.shipByOn), { ...half, y: 135, height: 18 }, { bold: true, sizes: [13] });
  const parcel = filled(words.parcel, String(content.parcelNumber));
  page.write(parcel, { ...half, y: 154, height: 14 }, { sizes: [10] });
  return 184;
}

/** The RMA number as bars that any dock scanner reads. */
export function drawRma(page: Page, rmaNumber: string, { x, y }: { x: number; y: number }): void {
  const code = code128(rmaNumber);
  page.code(code, { x: x + code.quietModules * 3 * dot, y, width: 3 * dot, height: 56 });
}

function drawLines(page: Page, { lines }: LabelContent, from: number): number {
  let y = drawTableHead(page, from);
  for (const line of lines) {
    const row = [
      String(line.quantity),
      line.description,
      line.sku,
      reasonName(line.reasonCode, page.language),
    ];
    const height = rowHeight(page, row);
    if (y + height > end - 20) y = turn(page);
    drawRow(page, line, { y, height });
    y += height + 7;
  }
  return y;
}

const rowHeight = (page: Page, row: string[]): number => {
  const [, goods = '', sku = '', reason = ''] = row;
  const heights = [
    page.heightOf(goods, columns.goods[1], 10),
    page.heightOf(sku, columns.sku[1], 10),
    page.heightOf(reason, columns.reason[1], 10),
  ];
  return Math.min(60, Math.max(...heights)) + 1;
};

function drawTableHead(page: Page, y: number): number {
  const { words } = page;
  const title = (text: string, [x, wide]: readonly [number, number]): void =>
    page.write(text, { x: margin + x, y, width: wide, height: 12 }, { bold: true, sizes: [9, 8] });
  title(words.quantity, columns.quantity);
  title(words.goods, columns.goods);
  title(words.sku, columns.sku);
  title(words.reason, columns.reason);
  page.rule(y + 14, margin, margin + width, 1);
  return y + 20;
}

function drawRow(page: Page, line: PackedLine, { y, height }: { y: number; height: number }): void {
  const cell = (text: string, [x, wide]: readonly [number, number], bold = false): void =>
    page.write(text, { x: margin + x, y, width: wide, height }, { bold, sizes: [10, 9, 8, 7] });
  cell(String(line.quantity), columns.quantity, true);
  cell(line.description, columns.goods);
  cell(line.sku, columns.sku);
  cell(reasonName(line.reasonCode, page.language), columns.reason);
  page.rule(y + height + 2, margin, margin + width, 0.3);
}

/** A new page; resolves with where its table goes on. */
function turn(page: Page): number {
  page.doc.addPage({ size: [sizes.a4.width, sizes.a4.height], margin: 0 });
  return drawTableHead(page, margin);
}

function drawNotes(page: Page, { slip }: LabelContent, from: number): void {
  const { words } = page;
  const notes: [string, string][] = [
    [words.packingTitle, slip.packing ?? words.packing],
    [words.conditionTitle, slip.condition ?? words.condition],
    [words.contactTitle, slip.contact ?? words.contact],
  ];
  const thanks = slip.thanks ?? words.thanks;
  let y = from + 220 > end ? turnBare(page) : from;
  for (const [title, text] of notes) {
    page.write(title, { x: margin, y, width: 120, height: 26 }, { bold: true, sizes: [10, 9] });
    const height = Math.min(70, page.heightOf(text, width - 130, 10) + 2);
    page.write(text, { x: margin + 130, y, width: width - 130, height }, { sizes: [10, 9, 8] });
    y += Math.max(20, height + 8);
  }
  page.write(thanks, { x: margin, y: y + 8, width, height: 40 }, { bold: true, sizes: [11, 10, 9] });
}

function turnBare(page: Page): number {
  page.doc.addPage({ size: [sizes.a4.width, sizes.a4.height], margin: 0 });
  return margin;
}
