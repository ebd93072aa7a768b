import type { LabelContent } from './content.js';
import { drawLabel } from './label.document.js';
import { Page, sizes } from './page.js';
import { drawRma } from './slip.document.js';
import { filled } from './words.js';

export type Sheet = 'a4' | 'letter';

/** Where the label lies on a sheet: turned by a quarter, in the middle of the upper half. */
export function labelPlace(sheet: Sheet): { left: number; top: number } {
  const { width, height } = sizes[sheet];
  return { left: (width - sizes.label.height) / 2, top: (height / 2 - sizes.label.width) / 2 };
}

/**
 * A sheet for home printers: the label in the upper half, in its true size, and under the fold what to do with it.
 * Without `isOurs` the place of the label stays white, for a carrier's own.
 */
export async function renderSheet(content: LabelContent, sheet: Sheet, isOurs: boolean): Promise<Buffer> {
  const page = new Page(content, sheet, `Return label ${content.rmaNumber}`);
  if (isOurs) drawTurned(page, content, sheet);
  drawFold(page, sheet);
  drawSteps(page, content, sheet);
  return page.end();
}

function drawTurned(page: Page, content: LabelContent, sheet: Sheet): void {
  const { left, top } = labelPlace(sheet);
  page.doc.save();
  page.doc.translate(left, top + sizes.label.width).rotate(-90);
  drawLabel(page, content);
  page.doc.restore();
}

function drawFold(page: Page, sheet: Sheet): void {
  const { width, height } = sizes[sheet];
  page.doc.lineWidth(0.7).dash(6, { space: 4 });
  page.doc
    .moveTo(24, height / 2)
    .lineTo(width - 24, height / 2)
    .stroke('black')
    .undash();
  const under = { x: 24, y: height / 2 + 4, width: 200, height: 10 };
  page.write(page.words.fold, under, { sizes: [7.5] });
}

function drawSteps(page: Page, content: LabelContent, sheet: Sheet): void {
  const { width, height } = sizes[sheet];
  const { words } = page;
  const left = 60;
  const inner = width - 2 * left;
  let y = height / 2 + 40;
  words.steps.forEach((step, at) => {
    const text = filled(step, page.day(content.shipByOn));
    page.write(`${at + 1}`, { x: left, y: y - 2, width: 22, height: 20 }, { bold: true, sizes: [15] });
    page.write(text, { x: left + 28, y, width: inner - 28, height: 34 }, { sizes: [11, 10, 9] });
    y += 40;
  });
  page.rule(y + 2, left, left + inner, 0.5);
  drawRma(page, content.rmaNumber, { x: left - 10, y: y + 18 });
  const beside = { x: left + 260, width: inner - 260 };
  page.caption(words.rma, beside.x, y + 18, beside.width);
  page.write(content.rmaNumber, { ...beside, y: y + 28, height: 20 }, { bold: true, sizes: [15, 14, 12] });
  page.caption(words.handOverBy, beside.x, y + 50, beside.width);
  page.write(page.day(content.shipByOn), { ...beside, y: y + 60, height: 16 }, { bold: true, sizes: [12] });
}
