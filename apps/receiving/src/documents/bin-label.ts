import type { Disposition, Grade } from '#contracts';
import { code128, paper, printable } from './paper.js';

export interface BinLabel {
  returnItemId: string;
  rmaNumber: string;
  sku: string;
  description: string;
  quantity: number;
  grade: Grade | null;
  disposition: Disposition | null;
  finding: string;
  location: string;
  madeAt: Date;
}

/** 4 × 2 inches in points. */
const size: [number, number] = [288, 144];
const dot = 72 / 203;

/** The licence plate of pieces that share one fate: where they go, in letters that are read from a trolley. */
export function renderBinLabel(label: BinLabel): Promise<Buffer> {
  const { returnItemId, rmaNumber, sku, description, quantity, grade, disposition, location } = label;
  const title = `Bin label ${returnItemId}`;
  return paper({ title, size, madeAt: label.madeAt }, (doc) => {
    const place = (disposition ?? label.finding).replaceAll('_', ' ').toUpperCase();
    doc.font('Helvetica-Bold').fontSize(22).text(place, 10, 8, { width: 230, height: 26, ellipsis: true });
    doc.fontSize(30).text(grade?.toUpperCase() ?? '-', 244, 6, { width: 34, align: 'right' });
    doc.font('Helvetica').fontSize(9);
    doc.text(printable(`${quantity} x ${sku}  ${description}`), 10, 36, {
      width: 268,
      height: 11,
      ellipsis: true,
    });
    doc.text(printable(`${location}  ${rmaNumber}`), 10, 49, { width: 268, height: 11, ellipsis: true });
    code128(doc, returnItemId, { x: 14, y: 66, module: 2 * dot, height: 54 });
    doc.fontSize(8).text(returnItemId, 10, 126, { width: 268, align: 'center' });
  });
}
