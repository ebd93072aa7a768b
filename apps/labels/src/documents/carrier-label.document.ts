import { degrees, PDFDocument, PDFImage } from '@cantoo/pdf-lib';
import type { PDFEmbeddedPage } from '@cantoo/pdf-lib';
import type { CarrierFile } from '../carriers/carrier.js';
import type { LabelContent } from './content.js';
import { sizes } from './page.js';
import { labelPlace, renderSheet } from './sheet.document.js';
import type { Sheet } from './sheet.document.js';
import { renderSlip } from './slip.document.js';

/** The carrier's label on 4 × 6 inches, and our slip behind it when we know what is in the parcel. */
export async function renderCarrierLabel(
  file: CarrierFile,
  content: LabelContent | undefined,
): Promise<Buffer> {
  const target = await PDFDocument.create({ updateMetadata: false });
  const picture = await embed(target, file);
  const { width, height } = sizes.label;
  const page = target.addPage([width, height]);
  draw(page, picture, { x: 0, y: 0, width, height });
  if (content) {
    const slip = await PDFDocument.load(await renderSlip(content), { updateMetadata: false });
    for (const copied of await target.copyPages(slip, slip.getPageIndices())) target.addPage(copied);
  }
  return bytesOf(target, content);
}

/** The carrier's label on a sheet for home printers, turned as ours is, with what to do under the fold. */
export async function renderCarrierSheet(
  file: CarrierFile,
  content: LabelContent,
  sheet: Sheet,
): Promise<Buffer> {
  const target = await PDFDocument.load(await renderSheet(content, sheet, false), { updateMetadata: false });
  const picture = await embed(target, file);
  const { left, top } = labelPlace(sheet);
  const page = target.getPage(0);
  // PDF counts from below; a quarter turn to the left puts the label's foot on the right of this corner.
  const x = left + sizes.label.height;
  const y = sizes[sheet].height - top - sizes.label.width;
  draw(page, picture, { x, y, width: sizes.label.width, height: sizes.label.height }, 90);
  return bytesOf(target, content);
}

type Picture = PDFImage | PDFEmbeddedPage;

/** The first page: carriers put what is not the label on those behind. */
async function embed(target: PDFDocument, { format, bytes }: CarrierFile): Promise<Picture> {
  if (format === 'png') return target.embedPng(bytes);
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const [page] = await target.embedPdf(source, [0]);
  if (!page) throw new Error('the carrier’s label has no page');
  return page;
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

function draw(page: ReturnType<PDFDocument['getPage']>, picture: Picture, place: Place, turn = 0): void {
  const options = { ...place, rotate: degrees(turn) };
  if (picture instanceof PDFImage) page.drawImage(picture, options);
  else page.drawPage(picture, options);
}

/** With the dates of the content, so that the same input gives the same bytes. */
async function bytesOf(target: PDFDocument, content: LabelContent | undefined): Promise<Buffer> {
  const at = content?.requestedAt ?? new Date(0);
  target.setCreationDate(at);
  target.setModificationDate(at);
  target.setProducer('Vuelta');
  return Buffer.from(await target.save({ useObjectStreams: false }));
}
