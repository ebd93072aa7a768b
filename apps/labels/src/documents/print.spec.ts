import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { FakeEasyPost } from '#sandbox';
import { codesOf, needing, textOf, wordsOf } from '../../test/pdf.js';
import { contents } from '../../test/printed.js';
import type { CarrierFile } from '../carriers/carrier.js';
import type { LabelContent } from './content.js';
import { documentsOf } from './names.js';
import type { DocumentName } from './names.js';
import { print } from './print.js';
import { printedLanguages } from './words.js';

const languages = Object.keys(printedLanguages);
const awkward = Object.keys(contents) as (keyof typeof contents)[];

/** The codes each document holds. The customs form is for officers, who read words. */
const codesIn: Partial<Record<DocumentName, ('Code128' | 'QRCode')[]>> = {
  'label.pdf': ['Code128', 'QRCode'],
  'label-a4.pdf': ['Code128', 'QRCode'],
  'label-letter.pdf': ['Code128', 'QRCode'],
  'packing-slip.pdf': ['Code128'],
  'drop-off.pdf': ['Code128'],
  'qr.pdf': ['QRCode'],
};

/** `PRINT_ALL=1` tries every pair, in minutes; else each language and each awkward content once. */
const rounds = languages.flatMap((language, at) =>
  awkward
    .filter((_, kind) => process.env.PRINT_ALL || kind === at % awkward.length)
    .map((kind): [string, LabelContent] => [`${language} ${kind}`, { ...contents[kind], language }]),
);

const printed = async (name: DocumentName, content: LabelContent): Promise<Buffer> =>
  (await print(name, { content })).bytes;

describe('every document in every language with awkward contents', () => {
  needing('pdftoppm').each(rounds)('%s: all codes read back at 203 dpi', async (_, content) => {
    for (const [name, formats] of Object.entries(codesIn) as [DocumentName, string[]][]) {
      const found = await codesOf(await printed(name, content));
      const texts = found.map(({ format, text }) => `${format} ${text}`);
      const { trackingNumber, rmaNumber } = content;
      const isSheet = name === 'label-a4.pdf' || name === 'label-letter.pdf';
      const wanted = [
        ...(formats.includes('QRCode') ? [`QRCode ${rmaNumber}`] : []),
        ...(name === 'packing-slip.pdf' ? [`Code128 ${rmaNumber}`] : []),
        ...(formats.includes('Code128') && name !== 'packing-slip.pdf' ? [`Code128 ${trackingNumber}`] : []),
        ...(isSheet ? [`Code128 ${rmaNumber}`] : []),
      ];
      expect({ name, texts: texts.sort() }).toEqual({ name, texts: wanted.sort() });
    }
  });

  needing('pdftotext').each(rounds)('%s: nothing is printed beside the page', async (_, content) => {
    for (const name of [...Object.keys(codesIn), 'customs.pdf'] as DocumentName[]) {
      const pdf = await printed(name, content);
      const { width, height } = (await PDFDocument.load(pdf)).getPage(0).getSize();
      const words = wordsOf(pdf);
      expect(
        words.filter((word) => word.xMin < 5 || word.xMax > width - 5 || word.yMax > height - 5),
      ).toEqual([]);
    }
  });

  it.each(rounds)('%s: is the same to the byte when it is made again', async (_, content) => {
    for (const name of [...Object.keys(codesIn), 'customs.pdf', 'label-203.zpl'] as DocumentName[]) {
      const [first, second] = [await printed(name, content), await printed(name, { ...content })];
      expect({ name, same: second.equals(first) }).toEqual({ name, same: true });
    }
  });
});

describe('what is said', () => {
  needing('pdftotext')('in letters of Polish, Greek and Czech, as they are', async () => {
    const text = textOf(await printed('label.pdf', contents.european));
    for (const said of ['Zażółć', 'Παπαδόπουλος', 'Świętokrzyska', 'Žižkov', 'Вітрина', 'POLAND']) {
      expect(text).toContain(said);
    }
  });

  needing('pdftotext')('on the slip: the goods, why, until when, and the merchant’s own words', async () => {
    const slip = { packing: 'Wrap it in paper.', contact: 'help@shop.example', thanks: 'See you soon!' };
    const text = textOf(await printed('packing-slip.pdf', { ...contents.plain, slip, language: 'de' }));
    for (const said of [
      'LAMP-BRASS-22',
      'Transportschaden',
      '6. Dez. 2026',
      ...Object.values(slip),
      'Zustand',
    ]) {
      expect(text).toContain(said);
    }
  });

  needing('pdftotext')('to customs: returned goods, the export’s papers, values and weights', async () => {
    const text = textOf(await printed('customs.pdf', contents.plain));
    for (const said of [
      'RETURNED GOODS',
      '26ES00081230001234',
      'F-2026-0077',
      '691200',
      '113.50 EUR',
      '2.850',
      'CN 23',
    ]) {
      expect(text).toContain(said);
    }
  });
});

describe('ZPL', () => {
  const hostile = { ...contents.plain, consignor: { name: 'Eve ^XZ^XA~JR_5E\\' } };

  it.each(['label-203.zpl', 'label-300.zpl'] as const)(
    '%s lets no name give orders to the printer',
    async (name) => {
      const zpl = (await printed(name, hostile)).toString();
      expect(zpl).toContain('Eve _5eXZ_5eXA_7eJR_5f5E');
      expect(zpl.match(/\^XA/g)).toHaveLength(1);
      expect(zpl.match(/\^XZ/g)).toHaveLength(1);
      expect(zpl).not.toContain('~');
      expect(zpl).toContain(name === 'label-203.zpl' ? '^PW812^LL1218' : '^PW1200^LL1800');
      expect(zpl).toContain(`^FD${hostile.trackingNumber}^FS`);
      expect(zpl).toContain(`^FDMA,${hostile.rmaNumber}^FS`);
    },
  );

  it('writes other letters as bytes of UTF-8', async () => {
    expect((await printed('label-203.zpl', contents.european)).toString()).toContain('Za_c5_bc_c3_b3');
  });
});

describe('a carrier’s own label', () => {
  const files = new Map<string, CarrierFile>();
  const trackingNumber = '9400110368000000000001';

  beforeAll(async () => {
    const fake = await FakeEasyPost.start();
    for (const format of ['png', 'pdf', 'zpl'] as const) {
      const reply = await fetch(`${fake.origin}/files/${trackingNumber}.${format}`);
      files.set(format, { format, bytes: Buffer.from(await reply.arrayBuffer()) });
    }
    await fake.stop();
  });

  it.each(['png', 'pdf'])(
    'as %s is printed with our slip behind it, and on sheets, the same each time',
    async (format) => {
      const material = { content: contents.plain, file: files.get(format)! };
      const first = await print('label.pdf', material);
      expect((await PDFDocument.load(first.bytes)).getPageCount()).toBe(2);
      expect((await print('label.pdf', material)).bytes.equals(first.bytes)).toBe(true);
      const sheet = await print('label-a4.pdf', material);
      expect((await PDFDocument.load(sheet.bytes)).getPageCount()).toBe(1);
      expect((await print('carrier-label', material)).bytes.equals(material.file.bytes)).toBe(true);
    },
  );

  needing('pdftoppm').each(['png', 'pdf'])(
    'as %s reads back from the label and from both sheets',
    async (format) => {
      const material = { content: contents.plain, file: files.get(format)! };
      for (const name of ['label.pdf', 'label-a4.pdf', 'label-letter.pdf'] as const) {
        const found = await codesOf((await print(name, material)).bytes);
        expect(found.map(({ text }) => text)).toContain('FORM');
      }
    },
  );

  it.each([
    ['png', 'offline', 7],
    ['zpl', 'USPS', 3],
  ] as const)('as %s offers what can be made of it', (carrierFile, carrier, count) => {
    const label = { status: 'purchased', carrier, carrierFile, hasContent: true, hasCustoms: false } as const;
    expect(documentsOf(label)).toHaveLength(count);
    expect(documentsOf({ ...label, status: 'voided' })).toEqual([]);
  });
});
