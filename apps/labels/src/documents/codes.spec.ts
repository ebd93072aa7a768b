import { describe, expect, it } from '@jest/globals';
import { newRmaNumber } from '#chassis';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { code128, qrCode } from './codes.js';
import type { Code } from './codes.js';

// The reader's own default is to fetch its wasm from a CDN.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });

/** The fields of ImageData, which Node does not have. */
interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** The code on white paper with its quiet zone and no more, `scale` dots per module, linear codes 30 modules high. */
function draw(code: Code, scale: number): Pixels {
  const rise = code.heightModules === 1 ? 30 : 1;
  const width = (code.widthModules + 2 * code.quietModules) * scale;
  const height = (code.heightModules * rise + 2 * code.quietModules) * scale;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const bar of code.bars) {
    const [left, top] = [(bar.x + code.quietModules) * scale, (bar.y * rise + code.quietModules) * scale];
    for (let y = top; y < top + bar.height * rise * scale; y += 1) {
      const row = (y * width + left) * 4;
      for (let at = row; at < row + bar.width * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width, height };
}

const read = async (code: Code): Promise<unknown[]> =>
  (await readBarcodes(draw(code, 3))).map(({ format, text, ecLevel }) => ({ format, text, ecLevel }));

describe('a code as rectangles', () => {
  it.each(['VU4375847960355028', '9400111899223197428490123456789012', '1Z999AA10123456784', 'A-1'])(
    'Code 128 of %s reads back',
    async (text) => {
      expect(await read(code128(text))).toEqual([{ format: 'Code128', text, ecLevel: '' }]);
    },
  );

  it('QR of any RMA number reads back, with error correction M', async () => {
    for (let i = 0; i < 20; i += 1) {
      const text = newRmaNumber();
      expect(await read(qrCode(text))).toEqual([{ format: 'QRCode', text, ecLevel: 'M' }]);
    }
  });

  it('has no two rectangles where one would do', () => {
    const { bars } = qrCode('RMA-7K3QW-9ZX2M-P');
    const touching = bars.filter((bar) => bars.some(({ x, y }) => y === bar.y && x === bar.x + bar.width));
    expect(touching).toEqual([]);
  });
});
