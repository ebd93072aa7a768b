import { it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

type Tool = 'pdftoppm' | 'pdftotext';

export const needing = (tool: Tool) => {
  if (spawnSync(tool, ['-v']).status === 0) return it;
  console.log(`${tool} is not installed, its check is skipped`);
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

/** The first page as a thermal printer would draw it. */
const dots = (pdf: Buffer): Buffer =>
  withPdf(pdf, (path) => {
    run('pdftoppm', '-r', '203', '-png', '-singlefile', path, path);
    return readFileSync(`${path}.png`);
  });

export const textOf = (pdf: Buffer): string => withPdf(pdf, (path) => run('pdftotext', '-layout', path, '-'));

interface Word {
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** Every printed word and its box, in points from the upper left corner. */
export const wordsOf = (pdf: Buffer): Word[] =>
  withPdf(pdf, (path) => run('pdftotext', '-bbox', path, '-'))
    .split('\n')
    .flatMap((line) => {
      const found = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(line);
      if (!found) return [];
      const [xMin, yMin, xMax, yMax] = found.slice(1, 5).map(Number);
      return [{ text: found[5]!, xMin: xMin!, yMin: yMin!, xMax: xMax!, yMax: yMax! }];
    });

/** Whether two words are printed over each other; lines may touch. */
export const overlap = (a: Word, b: Word): boolean =>
  Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin) > 1 &&
  Math.min(a.yMax, b.yMax) - Math.max(a.yMin, b.yMin) > 0.4 * Math.min(a.yMax - a.yMin, b.yMax - b.yMin);

function prepareReader(): void {
  // Its own default is to fetch the wasm from a CDN.
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = readFileSync(wasm).buffer as ArrayBuffer;
  prepareZXingModule({ overrides: { wasmBinary } });
}

/** Every code on the first page, as an independent reader finds it. */
export async function codesOf(pdf: Buffer): Promise<{ format: string; text: string }[]> {
  prepareReader();
  const found = await readBarcodes(dots(pdf), { formats: ['Code128', 'QRCode'] });
  return found.map(({ format, text }) => ({ format, text }));
}
