import bwipjs from 'bwip-js';
import qrcode from 'qrcode';

/** A black rectangle of a code, in modules from the code's upper left corner, quiet zone not counted. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A code as rectangles. `widthModules` and `heightModules` are without the quiet zone. */
export interface Code {
  bars: Bar[];
  widthModules: number;
  heightModules: number;
  /** Modules that must stay white on each side. */
  quietModules: number;
}

/** Code 128 of `text`; a linear code, one module high: stretch it. */
export function code128(text: string): Code {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text });
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no bars for a Code 128');
  const bars: Bar[] = [];
  let x = 0;
  symbol.sbs.forEach((width, index) => {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  });
  return { bars, widthModules: x, heightModules: 1, quietModules: 10 };
}

/** QR code of `text`, error correction M. The mask is fixed: trying all eight takes longer than all the rest. Black runs of a row are one rectangle. */
export function qrCode(text: string): Code {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M', maskPattern: 2 }).modules;
  const bars: Bar[] = [];
  for (let y = 0; y < size; y += 1) bars.push(...runs(data.subarray(y * size, (y + 1) * size), y));
  return { bars, widthModules: size, heightModules: size, quietModules: 4 };
}

function runs(row: Uint8Array, y: number): Bar[] {
  const bars: Bar[] = [];
  row.forEach((module, x) => {
    if (!module) return;
    const open = bars.at(-1);
    if (open && open.x + open.width === x) open.width += 1;
    else bars.push({ x, y, width: 1, height: 1 });
  });
  return bars;
}
