import bwipjs from 'bwip-js';
import PDFDocument from 'pdfkit';
import { crc32, deflateSync } from 'node:zlib';

/** A 4 × 6 inch label at 203 dpi. */
const width = 812;
const height = 1218;

/** Widths of bars and gaps of a Code 128, in modules, a bar first. */
function barsOf(text: string): readonly number[] {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text });
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no bars for a Code 128');
  return symbol.sbs;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A carrier's label as a picture: nothing but the tracking code as Code 128, 300 dots high, black on white. */
function png(text: string): Buffer {
  const row = Buffer.alloc(width, 255);
  const module = 3;
  let x = 60;
  barsOf(text).forEach((modules, index) => {
    if (index % 2 === 0) row.fill(0, x, x + modules * module);
    x += modules * module;
  });
  const blank = Buffer.alloc(width, 255);
  const lines = Array.from({ length: height }, (_, y) => [Buffer.of(0), y > 450 && y < 750 ? row : blank]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function pdf(text: string): Promise<Buffer> {
  const doc = new PDFDocument({ size: [288, 432], margin: 0, info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  doc.on('data', (part: Buffer) => chunks.push(part));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  doc.font('Helvetica-Bold').fontSize(14).text('SANDBOX CARRIER', 20, 60).text(text, 20, 90);
  let x = 20;
  barsOf(text).forEach((modules, index) => {
    if (index % 2 === 0) doc.rect(x, 150, modules * 1.05, 100);
    x += modules * 1.05;
  });
  doc.fill('black').end();
  await ended;
  return Buffer.concat(chunks);
}

const zpl = (text: string): string => `^XA^PW812^LL1218^FO60,450^BY3^BCN,300,Y,N,N^FD${text}^FS^XZ`;

/** The file that a carrier prints for a tracking code. `format` is png, pdf or zpl. */
export async function labelFile(
  format: string,
  trackingCode: string,
): Promise<{ type: string; bytes: Buffer }> {
  if (format === 'pdf') return { type: 'application/pdf', bytes: await pdf(trackingCode) };
  if (format === 'zpl') return { type: 'application/zpl', bytes: Buffer.from(zpl(trackingCode)) };
  return { type: 'image/png', bytes: png(trackingCode) };
}
