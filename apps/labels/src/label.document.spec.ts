import { describe, expect, it } from '@jest/globals';
import { newRmaNumber } from '#chassis';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { renderLabel } from './label.document.js';
import type { LabelContent } from './label.content.js';

const plain: LabelContent = {
  consignor: {
    name: 'Ana María Gómez',
    line1: 'Calle de la Cruz 14, 3º B',
    city: 'Madrid',
    postalCode: '28012',
    countryCode: 'ES',
  },
  consignee: {
    name: 'Returns department',
    line1: 'Muelle 7, Polígono Sur',
    city: 'Getafe',
    region: 'Madrid',
    postalCode: '28906',
    countryCode: 'ES',
  },
  serviceName: 'Drop-off at the counter',
  trackingNumber: 'VU4375847960355028',
  rmaNumber: 'RMA-7K3QW-9ZX2M-P',
  shipByOn: '2026-12-06',
  requestedAt: new Date('2026-11-22T10:00:00Z'),
  language: 'en',
  lines: [],
  slip: {},
  parcelNumber: 1,
};
const endless: LabelContent = {
  ...plain,
  trackingNumber: '9400111899223197428490123456789012',
  serviceName: 'Ground Advantage '.repeat(10),
  consignor: {
    ...plain.consignor,
    name: 'Παπαδόπουλος 東京 '.repeat(12),
    line1: 'W'.repeat(200),
    line2: 'W '.repeat(100),
  },
  consignee: { ...plain.consignee, name: 'R'.repeat(200), line1: 'M'.repeat(200), line2: 'x '.repeat(200) },
};
const cases: [string, LabelContent][] = [
  ['plain', plain],
  ['endless', endless],
  ['bare', { ...plain, consignor: { name: 'Li' }, consignee: { name: 'Returns department' } }],
];

type Tool = 'pdftoppm' | 'pdftotext';

const needing = (tool: Tool) => {
  if (spawnSync(tool, ['-v']).status === 0) return it;
  console.log(`label.document.spec: ${tool} is not installed, its check is skipped`);
  return it.skip;
};

function withPdf<T>(pdf: Buffer, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vuelta-label-'));
  try {
    writeFileSync(join(folder, 'label.pdf'), pdf);
    return work(join(folder, 'label.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (tool: Tool, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The label as a thermal printer would draw it. */
const dots = (pdf: Buffer): Buffer =>
  withPdf(pdf, (path) => {
    run('pdftoppm', '-r', '203', '-png', '-singlefile', path, path);
    return readFileSync(`${path}.png`);
  });

const textOf = (pdf: Buffer): string => withPdf(pdf, (path) => run('pdftotext', '-layout', path, '-'));

interface Word {
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** Every printed word and its box, in points from the upper left corner. */
const wordsOf = (pdf: Buffer): Word[] =>
  withPdf(pdf, (path) => run('pdftotext', '-bbox', path, '-'))
    .split('\n')
    .flatMap((line) => {
      const found = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(line);
      if (!found) return [];
      const [xMin, yMin, xMax, yMax] = found.slice(1, 5).map(Number);
      return [{ text: found[5]!, xMin: xMin!, yMin: yMin!, xMax: xMax!, yMax: yMax! }];
    });

/** Whether two words are printed over each other; lines may touch. */
const overlap = (a: Word, b: Word): boolean =>
  Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin) > 1 &&
  Math.min(a.yMax, b.yMax) - Math.max(a.yMin, b.yMin) > 0.4 * Math.min(a.yMax - a.yMin, b.yMax - b.yMin);

function prepareReader(): void {
  // Its own default is to fetch the wasm from a CDN.
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = readFileSync(wasm).buffer as ArrayBuffer;
  prepareZXingModule({ overrides: { wasmBinary } });
}

async function codesOf(pdf: Buffer): Promise<Record<string, string>> {
  prepareReader();
  const found = await readBarcodes(dots(pdf), { formats: ['Code128', 'QRCode'] });
  return Object.fromEntries(found.map(({ format, text }) => [format, text]));
}

describe('the label as PDF', () => {
  it.each(cases)('%s: is one page of 4 × 6 inches', async (_, content) => {
    const text = (await renderLabel(content)).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.\d/);
    expect(text.match(/\/MediaBox \[0 0 288 432\]/g)).toHaveLength(1);
    expect(text).toContain('/Count 1');
  });

  it('is the same to the byte when it is printed again', async () => {
    const [first, second] = [await renderLabel(plain), await renderLabel({ ...plain })];
    expect(second.equals(first)).toBe(true);
    const other = await renderLabel({ ...plain, rmaNumber: 'RMA-00000-00000-0' });
    expect(other.equals(first)).toBe(false);
  });

  it('names nobody outside its page: not in the document information', async () => {
    const text = (await renderLabel(plain)).toString('latin1');
    expect(text).toContain('Return label RMA-7K3QW-9ZX2M-P');
    expect(text).not.toContain('Ana');
  });

  needing('pdftoppm').each(cases)(
    '%s: both codes read back at 203 dpi as what they should be',
    async (_, content) => {
      const { trackingNumber, rmaNumber } = content;
      expect(await codesOf(await renderLabel(content))).toEqual({
        Code128: trackingNumber,
        QRCode: rmaNumber,
      });
    },
  );

  needing('pdftoppm')('every RMA number reads back', async () => {
    for (let i = 0; i < 10; i += 1) {
      const rmaNumber = newRmaNumber();
      expect((await codesOf(await renderLabel({ ...plain, rmaNumber })))['QRCode']).toBe(rmaNumber);
    }
  });

  needing('pdftotext')('says in words who sends what to whom until when', async () => {
    const text = textOf(await renderLabel(plain));
    const said = ['Ana María Gómez', '28012 Madrid', 'Returns department', '28906 Getafe, Madrid', 'SPAIN'];
    for (const part of [...said, 'RMA-7K3QW-9ZX2M-P', 'VU 4375 8479 6035 5028', '6 Dec 2026', 'PREPAID']) {
      expect(text).toContain(part);
    }
  });

  needing('pdftotext').each(cases)('%s: no word leaves its box, whatever its length', async (_, content) => {
    const words = wordsOf(await renderLabel(content));
    const outside = words.filter((word) => word.xMin < 13 || word.xMax > 275 || word.yMax > 418);
    expect(outside).toEqual([]);
    const clashes = words.filter((word, at) => words.slice(at + 1).some((other) => overlap(word, other)));
    expect(clashes).toEqual([]);
    expect(words.map(({ text }) => text).join(' ')).toContain(
      'HAND OVER BY 6 Dec 2026 One parcel per label.',
    );
  });
});
