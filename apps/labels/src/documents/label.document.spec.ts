import { describe, expect, it } from '@jest/globals';
import { newRmaNumber } from '#chassis';
import { contents } from '../../test/printed.js';
import { codesOf, needing, overlap, textOf, wordsOf } from '../../test/pdf.js';
import { renderLabel } from './label.document.js';

const { plain } = contents;
const cases = Object.entries(contents);

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
      const found = await codesOf(await renderLabel(content));
      expect(found.map(({ text }) => text).sort()).toEqual([trackingNumber, rmaNumber].sort());
    },
  );

  needing('pdftoppm')('every RMA number reads back', async () => {
    for (let i = 0; i < 10; i += 1) {
      const rmaNumber = newRmaNumber();
      const found = await codesOf(await renderLabel({ ...plain, rmaNumber }));
      expect(found).toContainEqual({ format: 'QRCode', text: rmaNumber });
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
