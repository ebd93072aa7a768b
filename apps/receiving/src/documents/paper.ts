import bwipjs from 'bwip-js';
import PDFDocument from 'pdfkit';

type Doc = PDFKit.PDFDocument;

interface Sheet {
  title: string;
  /** Points. */
  size: [number, number] | 'A4';
  madeAt: Date;
}

/** A PDF that `draw` fills. The same content gives the same bytes. */
export async function paper({ title, size, madeAt }: Sheet, draw: (doc: Doc) => void): Promise<Buffer> {
  const info = { Title: title, Producer: 'Vuelta', Creator: 'Vuelta', CreationDate: madeAt };
  const doc = new PDFDocument({ size, margin: size === 'A4' ? 48 : 0, lang: 'en', info });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => doc.once('end', resolve).once('error', reject));
  draw(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Place {
  x: number;
  y: number;
  /** Points of one module. */
  module: number;
  height: number;
}

/** Code 128 of `text`, as vectors: sharp on any printer. */
export function code128(doc: Doc, text: string, { x, y, module, height }: Place): void {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text });
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no bars for a Code 128');
  let at = x;
  symbol.sbs.forEach((width, index) => {
    if (index % 2 === 0) doc.rect(at, y, width * module, height);
    at += width * module;
  });
  doc.fill('black');
}

/** What Helvetica can print; anything else becomes a question mark. */
export const printable = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
