// Our 4×6 label against a bare PDFKit page and pdf-lib with the same bar code: labels a second in one run.
import { PDFDocument as PdfLib, StandardFonts } from 'pdf-lib';
import PDFDocument from 'pdfkit';
import { save } from './_measure.mjs';
import { code128 } from '../../dist/apps/labels/src/documents/codes.js';
import { renderLabel } from '../../dist/apps/labels/src/documents/label.document.js';
import { contents } from '../../dist/apps/labels/test/printed.js';

const labelsPerRound = Number(process.env.LABELS ?? 200);
const rounds = 7;
const memoryLabels = Number(process.env.MEMORY_LABELS ?? 10_000);

async function barePage() {
  const doc = new PDFDocument({ size: [288, 432], margin: 0 });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The same Code 128 as rectangles, and the two lines that a label cannot do without. */
async function pdfLibLabel({ trackingNumber, rmaNumber }) {
  const doc = await PdfLib.create();
  const page = doc.addPage([288, 432]);
  const font = await doc.embedFont(StandardFonts.Helvetica);
  const code = code128(trackingNumber);
  for (const bar of code.bars) {
    page.drawRectangle({ x: 20 + bar.x * 1.05, y: 140, width: bar.width * 1.05, height: 78 });
  }
  page.drawText(trackingNumber, { x: 20, y: 124, size: 12, font });
  page.drawText(rmaNumber, { x: 20, y: 80, size: 16, font });
  return doc.save();
}

const { plain, european } = contents;
const contestants = {
  'bare PDFKit page': barePage,
  'Vuelta label': () => renderLabel(plain),
  'Vuelta label, letters of all Europe': () => renderLabel(european),
  'pdf-lib with the same bar code': () => pdfLibLabel(plain),
};

async function perSecond(make, count) {
  const began = process.cpuUsage();
  for (let at = 0; at < count; at += 1) await make();
  const { user, system } = process.cpuUsage(began);
  return count / ((user + system) / 1e6);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Labels per second of CPU, medians of interleaved rounds; and what 10,000 labels leave in memory. */
export default async function bench() {
  const seen = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (const make of Object.values(contestants)) await perSecond(make, 20);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, make] of Object.entries(contestants))
      seen[name].push(await perSecond(make, labelsPerRound));
  }
  const bare = median(seen['bare PDFKit page']);
  const rows = Object.entries(seen).map(([name, values]) => ({
    name,
    perSecond: Math.round(median(values)),
    spread: `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`,
    ofBare: Number((median(values) / bare).toFixed(2)),
  }));
  const megabytes = [];
  for (let made = 0; made <= memoryLabels; made += 1) {
    await renderLabel(plain);
    if (made % (memoryLabels / 5) === 0) megabytes.push(Math.round(process.memoryUsage().rss / 1e6));
  }
  console.table(rows);
  console.log('resident megabytes, from the first label to the last:', megabytes.join(' '));
  await save('label', { rows, residentMegabytes: megabytes });
  return 0;
}
