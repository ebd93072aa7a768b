import { formatDecimal, money } from '#money';
import type { CustomsDeclaration, CustomsItem } from '../carriers/carrier.js';
import type { LabelContent } from './content.js';
import { Page, sizes } from './page.js';

const margin = 36;
const width = sizes.a4.width - 2 * margin;
const end = sizes.a4.height - margin;

/**
 * The customs declaration CN 23 with the commercial invoice's figures. French and English, the languages of the
 * Universal Postal Union, whatever the customer's.
 */
export async function renderCustoms(content: LabelContent, customs: CustomsDeclaration): Promise<Buffer> {
  const page = new Page(content, 'a4', `Customs declaration ${content.rmaNumber}`);
  drawTitle(page, content);
  drawParties(page, content);
  drawExport(page, customs);
  const y = drawItems(page, customs, 350);
  drawSignature(page, content, customs, y);
  return page.end();
}

function drawTitle(page: Page, { trackingNumber, rmaNumber }: LabelContent): void {
  const title = 'DÉCLARATION EN DOUANE / CUSTOMS DECLARATION';
  page.write(title, { x: margin, y: margin, width: width - 80, height: 20 }, { bold: true, sizes: [14] });
  page.write(
    'CN 23',
    { x: margin + width - 80, y: margin, width: 80, height: 20 },
    { bold: true, sizes: [16], align: 'right' },
  );
  const invoice = `Facture commerciale / Commercial invoice · ${trackingNumber} · ${rmaNumber}`;
  page.write(invoice, { x: margin, y: margin + 20, width, height: 14 }, { sizes: [9, 8] });
  page.rule(margin + 38, margin, margin + width, 1.5);
}

function drawParties(page: Page, { consignor, consignee }: LabelContent): void {
  const half = width / 2 - 10;
  const party = (title: string, lines: string[], x: number): void => {
    page.caption(title, x, 84, half);
    page.write(lines.join('\n'), { x, y: 94, width: half, height: 92 }, { sizes: [10, 9, 8, 7, 6] });
  };
  party('DE / FROM', page.addressLines(consignor), margin);
  party('À / TO', page.addressLines(consignee), margin + width / 2 + 10);
  page.rule(192, margin, margin + width, 0.7);
}

function drawExport(page: Page, customs: CustomsDeclaration): void {
  page.doc.rect(margin, 202, 12, 12).lineWidth(1).stroke('black');
  page.write('X', { x: margin + 2.5, y: 203, width: 10, height: 12 }, { bold: true, sizes: [10] });
  const category = 'Marchandises en retour / RETURNED GOODS';
  page.write(
    category,
    { x: margin + 20, y: 202, width: width - 20, height: 16 },
    { bold: true, sizes: [12] },
  );
  const relief =
    'Same goods as exported, unaltered; relief from import duty is claimed. Pas de vente / not a sale.';
  page.write(relief, { x: margin + 20, y: 219, width: width - 20, height: 12 }, { sizes: [8.5] });
  const facts: [string, string][] = [
    ['RÉFÉRENCE D’EXPORTATION / EXPORT REFERENCE', customs.exportReference],
    ['FACTURE D’ORIGINE / ORIGINAL INVOICE', customs.invoiceNumber],
    ['DATE D’EXPORTATION / EXPORTED ON', customs.exportedOn],
  ];
  facts.forEach(([title, value], at) => {
    const y = 240 + at * 30;
    page.caption(title, margin, y, width);
    page.write(value, { x: margin, y: y + 9, width, height: 14 }, { bold: true, sizes: [11, 10, 9] });
  });
  page.rule(334, margin, margin + width, 0.7);
}

const columns: [string, number, number][] = [
  ['Description', 0, 190],
  ['Qté / Qty', 196, 44],
  ['kg', 246, 44],
  ['HS', 296, 70],
  ['Origine / Origin', 372, 66],
  ['Valeur / Value', 444, width - 444],
];

function drawItems(page: Page, { items }: CustomsDeclaration, from: number): number {
  let y = drawHead(page, from);
  for (const item of items) {
    const height = Math.min(48, page.heightOf(item.description, 190, 9) + 2);
    if (y + height > end - 140) {
      page.doc.addPage({ size: [sizes.a4.width, sizes.a4.height], margin: 0 });
      y = drawHead(page, margin);
    }
    drawRow(page, cellsOf(item), { y, height });
    y += height + 4;
  }
  page.rule(y, margin, margin + width, 0.7);
  drawRow(page, totalOf(items), { y: y + 5, height: 14 }, true);
  return y + 30;
}

const cellsOf = (item: CustomsItem): string[] => [
  item.description,
  String(item.quantity),
  kilograms(item.weightGrams),
  item.hsCode,
  item.originCountryCode,
  `${formatDecimal(money(item.valueMinor, item.currency))} ${item.currency}`,
];

function totalOf(items: readonly CustomsItem[]): string[] {
  const sum = (of: (item: CustomsItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const currency = items[0]?.currency ?? 'EUR';
  const value = formatDecimal(
    money(
      sum(({ valueMinor }) => valueMinor),
      currency,
    ),
  );
  const grams = sum(({ weightGrams }) => weightGrams);
  return ['Total', String(sum(({ quantity }) => quantity)), kilograms(grams), '', '', `${value} ${currency}`];
}

const kilograms = (grams: number): string => (grams / 1000).toFixed(3);

function drawHead(page: Page, y: number): number {
  drawRow(
    page,
    columns.map(([title]) => title),
    { y, height: 12 },
    true,
  );
  page.rule(y + 14, margin, margin + width, 0.7);
  return y + 20;
}

function drawRow(
  page: Page,
  cells: string[],
  { y, height }: { y: number; height: number },
  bold = false,
): void {
  columns.forEach(([, x, wide], at) => {
    const box = { x: margin + x, y, width: wide, height };
    page.write(cells[at] ?? '', box, { bold, sizes: [9, 8, 7, 6.5], align: at === 5 ? 'right' : 'left' });
  });
}

function drawSignature(page: Page, content: LabelContent, { signer }: CustomsDeclaration, y: number): void {
  const text =
    'Je certifie que les renseignements sont exacts et que cet envoi ne contient aucun objet dangereux ou interdit. / ' +
    'I certify that the particulars are correct and that this item holds nothing dangerous or prohibited.';
  page.write(text, { x: margin, y: y + 10, width, height: 26 }, { sizes: [8] });
  page.caption('DATE ET SIGNATURE DE L’EXPÉDITEUR / DATE AND SENDER’S SIGNATURE', margin, y + 46, width);
  const signed = `${content.requestedAt.toISOString().slice(0, 10)}   ${signer}`;
  page.write(signed, { x: margin, y: y + 58, width: 320, height: 18 }, { bold: true, sizes: [12, 11, 10] });
  page.rule(y + 78, margin, margin + 320, 0.5);
}
