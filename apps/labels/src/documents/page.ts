import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Address } from '../carriers/carrier.js';
import type { Code } from './codes.js';
import type { LabelContent } from './content.js';
import { isNarrow, printable } from './text.js';
import { languageOf, printedLanguages } from './words.js';
import type { Words } from './words.js';

/** A place on a page, in points from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Type {
  bold?: boolean;
  /** Points, tried from large to small until the text fits its box. */
  sizes: number[];
  align?: 'left' | 'center' | 'right';
}

/** Page sizes in points. Thermal printers want 4 × 6 inches. */
export const sizes = {
  label: { width: 288, height: 432 },
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;
export type PageSize = keyof typeof sizes;

/** One dot of a 203 dpi printer. Bars on whole dots print sharp. */
export const dot = 72 / 203;
const onDot = (points: number): number => Math.round(points / dot) * dot;

const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Read at the first need and kept: most labels are printed in the fonts that every reader of PDF has. */
const fonts = new Map<string, Buffer>();
function fontBytes(name: string): Buffer {
  const known = fonts.get(name) ?? readFileSync(fontFile(name));
  fonts.set(name, known);
  return known;
}

/** A page of one document and how it writes: text in its box, codes on whole dots, the content's own language. */
export class Page {
  readonly doc: PDFKit.PDFDocument;
  readonly words: Words;
  readonly language: keyof typeof printedLanguages;
  private readonly isWide: boolean;
  private readonly ended: Promise<unknown>;
  private readonly chunks: Buffer[] = [];

  constructor(content: LabelContent, size: PageSize, title: string) {
    this.language = languageOf(content.language);
    this.words = printedLanguages[this.language];
    this.isWide = !isNarrow(JSON.stringify([content, this.words]));
    const { width, height } = sizes[size];
    const info = { Title: title, Producer: 'Vuelta', Creator: 'Vuelta', CreationDate: content.requestedAt };
    this.doc = new PDFDocument({ size: [width, height], margin: 0, lang: this.language, info });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve, reject) => this.doc.once('end', resolve).once('error', reject));
    if (this.isWide) {
      this.doc.registerFont('wide', fontBytes('DejaVuSansCondensed'));
      this.doc.registerFont('wide-bold', fontBytes('DejaVuSansCondensed-Bold'));
    }
  }

  async end(): Promise<Buffer> {
    this.doc.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }

  /** Writes text into a box: the largest size that fits, and at the smallest the rest is cut with an ellipsis. */
  write(text: string, box: Box, { bold, sizes: tried, align = 'left' }: Type): void {
    const { doc } = this;
    const said = this.printed(text);
    this.font(bold);
    const options = { width: box.width, align, lineGap: 0.5 };
    doc.fillColor('black');
    if (this.writeOneLine(said, box, { sizes: tried, align })) return;
    const fits = (size: number) => doc.fontSize(size).heightOfString(said, options) <= box.height;
    doc.fontSize(tried.find(fits) ?? tried.at(-1)!);
    doc.text(said, box.x, box.y, { ...options, height: box.height, ellipsis: true });
  }

  /** Most texts fit on one line at their largest size: to find that out costs a tenth of breaking them into lines. */
  private writeOneLine(said: string, box: Box, { sizes: [size = 0], align }: Type): boolean {
    const { doc } = this;
    if (said.includes('\n') || size * 1.4 > box.height) return false;
    const slack = box.width - doc.fontSize(size).widthOfString(said);
    if (slack < 0) return false;
    const shift = { left: 0, center: slack / 2, right: slack }[align ?? 'left'];
    doc.text(said, box.x + shift, box.y, { lineBreak: false });
    return true;
  }

  /** Points that text takes when it is written so wide. */
  heightOf(text: string, width: number, size: number): number {
    this.font(false);
    return this.doc.fontSize(size).heightOfString(this.printed(text), { width, lineGap: 0.5 });
  }

  caption(text: string, x: number, y: number, width = 260): void {
    this.write(text, { x, y, width, height: 9 }, { sizes: [6.5, 6, 5.5] });
  }

  rule(y: number, from: number, to: number, thickness = 2): void {
    this.doc.lineWidth(thickness).moveTo(from, y).lineTo(to, y).stroke('black');
  }

  /** Draws a code's bars with one fill. `at` is the corner of the first bar and the size of one module. */
  code(code: Code, at: Box): void {
    const [left, top] = [onDot(at.x), onDot(at.y)];
    for (const { x, y, width, height } of code.bars) {
      this.doc.rect(left + x * at.width, top + y * at.height, width * at.width, height * at.height);
    }
    this.doc.fill('black');
  }

  day(day: string): string {
    return dayFormat(this.language).format(new Date(`${day}T00:00:00Z`));
  }

  addressLines({ name, line1, line2, city, region, postalCode, countryCode }: Address): string[] {
    const town = [postalCode, city].filter(Boolean).join(' ');
    const place = [town, region].filter(Boolean).join(', ');
    // In English: the country's name is read where the parcel is sorted.
    const country = countryCode && countries.of(countryCode)?.toUpperCase();
    return [name, line1, line2, place, country].flatMap((line) =>
      line ? [printable(line, this.isWide)] : [],
    );
  }

  /** Line breaks are ours; what comes from elsewhere has none left. */
  private printed(text: string): string {
    return text
      .split('\n')
      .map((line) => printable(line, this.isWide))
      .join('\n');
  }

  private font(bold = false): void {
    if (this.isWide) this.doc.font(bold ? 'wide-bold' : 'wide');
    else this.doc.font(bold ? 'Helvetica-Bold' : 'Helvetica');
  }
}

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** Kept, because making one takes longer than a label. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
function dayFormat(language: string): Intl.DateTimeFormat {
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const known =
    dayFormats.get(language) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format);
  dayFormats.set(language, known);
  return known;
}
