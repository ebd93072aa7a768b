import { code128, paper, printable } from './paper.js';

export interface VendorReturnLine {
  returnItemId: string;
  sku: string;
  description: string;
  quantity: number;
  grade: string;
  finding: string;
  note: string | null;
}

export interface VendorReturn {
  vendorReturnId: string;
  vendorRmaNumber: string;
  vendor: string;
  address: string | null;
  reference: string | null;
  issuedAt: string;
  lines: VendorReturnLine[];
}

/** What goes with the goods to the vendor: their return, not the customer's. */
export function renderVendorReturn(vendorReturn: VendorReturn): Promise<Buffer> {
  const { vendor, vendorRmaNumber, address, reference, issuedAt, lines } = vendorReturn;
  const sheet = {
    title: `Return to vendor ${vendorRmaNumber}`,
    size: 'A4' as const,
    madeAt: new Date(issuedAt),
  };
  return paper(sheet, (doc) => {
    doc.font('Helvetica-Bold').fontSize(18).text('Return to vendor', 48, 48);
    doc.fontSize(12).text(vendorRmaNumber, 48, 74);
    code128(doc, vendorRmaNumber, { x: 330, y: 48, module: 1, height: 36 });
    doc
      .font('Helvetica')
      .fontSize(10)
      .text(printable(vendor), 48, 104)
      .text(printable(address ?? ''));
    doc.text(
      `Issued ${issuedAt.slice(0, 10)}${reference ? `, your reference ${printable(reference)}` : ''}`,
      48,
      170,
    );
    row(doc, 200, ['Article', 'Description', 'Pieces', 'Grade', 'Found', 'Our item'], true);
    let y = 218;
    for (const line of lines) {
      const { sku, description, quantity, grade, finding, returnItemId } = line;
      row(doc, y, [
        sku,
        description,
        String(quantity),
        grade.toUpperCase(),
        finding.replaceAll('_', ' '),
        returnItemId,
      ]);
      y += 16;
      if (y < 780) continue;
      doc.addPage();
      y = 48;
    }
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    doc.font('Helvetica-Bold').text(`${pieces} piece(s)`, 48, y + 8);
  });
}

const columns = [48, 120, 290, 330, 366, 430];

function row(doc: PDFKit.PDFDocument, y: number, cells: string[], isHead = false): void {
  doc.font(isHead ? 'Helvetica-Bold' : 'Helvetica').fontSize(8);
  cells.forEach((cell, i) => {
    const width = (columns[i + 1] ?? 548) - columns[i]! - 4;
    doc.text(printable(cell), columns[i]!, y, { width, height: 10, ellipsis: true, lineBreak: false });
  });
}
