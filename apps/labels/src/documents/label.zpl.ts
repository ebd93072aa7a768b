import type { Address } from '../carriers/carrier.js';
import type { LabelContent } from './content.js';
import { grouped } from './label.document.js';
import { printable } from './text.js';
import { languageOf, printedLanguages } from './words.js';

/** Dots per inch of Zebra's printers. */
export type Density = 203 | 300;

/**
 * Text as ZPL data: `^` and `~` would begin a command of the customer's making, `_` begins a hex byte after `^FH`. All
 * three, and what is not ASCII, are written as bytes of UTF-8 in hex.
 */
const zplText = (text: string): string =>
  Array.from(printable(text, true), (character) =>
    /[ -~]/.test(character) && !/[\^~_\\]/.test(character) ? character : hex(character),
  ).join('');

const hex = (character: string): string =>
  Array.from(Buffer.from(character, 'utf8'), (byte) => `_${byte.toString(16).padStart(2, '0')}`).join('');

interface Line {
  /** Points, as on the PDF. */
  x: number;
  y: number;
  size: number;
  width: number;
  lines?: number;
}

/** The label as ZPL II, drawn like the PDF: 4 × 6 in, at the printer's own dots. */
export function zplLabel(content: LabelContent, density: Density): string {
  const dots = (points: number): number => Math.round((points * density) / 72);
  const words = printedLanguages[languageOf(content.language)];
  const write = (text: string, { x, y, size, width, lines = 1 }: Line): string =>
    `^FO${dots(x)},${dots(y)}^A0N,${dots(size)},0^FB${dots(width)},${lines},0,L,0^FH^FD${zplText(text)}^FS`;
  const rule = (y: number): string => `^FO${dots(14)},${dots(y)}^GB${dots(260)},${dots(2)},${dots(2)}^FS`;
  const [name = '', ...rest] = linesOf(content.consignee);
  const module = density === 203 ? 2 : 3;
  return [
    `^XA^CI28^PW${4 * density}^LL${6 * density}^LH0,0`,
    write(words.return, { x: 14, y: 18, size: 20, width: 90 }),
    write(words.prepaid, { x: 118, y: 16, size: 11, width: 156 }),
    write(content.serviceName, { x: 118, y: 32, size: 9, width: 156 }),
    rule(52),
    write(words.from, { x: 14, y: 60, size: 7, width: 30 }),
    ...linesOf(content.consignor).map((line, at) =>
      write(line, { x: 44, y: 58 + at * 10.5, size: 9, width: 230 }),
    ),
    write(words.to, { x: 14, y: 121, size: 7, width: 30 }),
    write(name, { x: 44, y: 118, size: 14, width: 230 }),
    ...rest.map((line, at) => write(line, { x: 44, y: 136 + at * 15, size: 12, width: 230 })),
    rule(204),
    write(words.tracking, { x: 14, y: 210, size: 7, width: 260 }),
    `^FO${dots(24)},${dots(222)}^BY${module}^BCN,${dots(76)},N,N,N,A^FH^FD${zplText(content.trackingNumber)}^FS`,
    write(grouped(content.trackingNumber), { x: 24, y: 304, size: 12, width: 250 }),
    rule(323),
    `^FO${dots(20)},${dots(338)}^BQN,2,${density === 203 ? 6 : 9}^FH^FDMA,${zplText(content.rmaNumber)}^FS`,
    write(words.rma, { x: 112, y: 338, size: 7, width: 162 }),
    write(content.rmaNumber, { x: 112, y: 348, size: 16, width: 162 }),
    write(words.handOverBy, { x: 112, y: 372, size: 7, width: 162 }),
    write(content.shipByOn, { x: 112, y: 382, size: 14, width: 162 }),
    write(words.advice, { x: 112, y: 402, size: 7, width: 162, lines: 2 }),
    '^PQ1^XZ',
  ].join('\n');
}

/** As on the PDF, cut so that each stays on its line. */
function linesOf({ name, line1, line2, city, region, postalCode, countryCode }: Address): string[] {
  const place = [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return [name, line1, line2, place, countryCode].flatMap((line) => (line ? [line.slice(0, 48)] : []));
}
