import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { printable } from './text.js';

it.each([
  ['Ana María Gómez, 3º B', 'Ana María Gómez, 3º B'],
  ['Łódź, Świętokrzyska', 'Lódz, Swietokrzyska'],
  ['İstanbul ığdır', 'Istanbul igdir'],
  ['Αλέξανδρος Ψαράς', 'Alexandros Psaras'],
  ['Юрий Щербаков, ул. Жукова', 'Yuriy Shcherbakov, ul. Zhukova'],
  ['Ђорђе Љубић', 'Djordje Ljubic'],
  ['“O’Neill” – 5 €', '“O’Neill” – 5 €'],
  ['東京 Tower', '?? Tower'],
  ['ﬁne ①', 'fine 1'],
  ['a\u0301 \u202eb\tc\nd', 'á b c d'],
])('writes %j as %j', (text, written) => {
  expect(printable(text)).toBe(written);
});

it('prints anything in characters the fonts hold, without losing what they hold already', () => {
  const holds = /^[\x20-\x7e\xa1-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const written = printable(text);
      expect(written).toMatch(holds);
      expect(printable(written)).toBe(written);
    }),
  );
});
