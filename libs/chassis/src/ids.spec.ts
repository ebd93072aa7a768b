import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId, newRmaNumber, readRmaNumber } from './ids.js';

it('an id is prefixed, of one length, and new each time', () => {
  const ids = Array.from({ length: 1000 }, () => newId('ret'));
  for (const id of ids) expect(id).toMatch(/^ret_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(new Set(ids).size).toBe(1000);
});

it('ids sort in the order they were made, within a millisecond too', () => {
  const ids = Array.from({ length: 1000 }, () => newId('ret'));
  expect(ids.toSorted()).toEqual(ids);
});

it('an RMA number reads back however it is typed', () => {
  for (let i = 0; i < 500; i += 1) {
    const rma = newRmaNumber();
    expect(rma).toMatch(/^RMA-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-Z]$/);
    expect(readRmaNumber(rma)).toBe(rma);
    expect(readRmaNumber(` ${rma.toLowerCase().replaceAll('-', ' ')} `)).toBe(rma);
    expect(readRmaNumber(rma.slice(4).replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ''))).toBe(
      rma,
    );
  }
});

it('one wrong character in an RMA number is noticed', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 31 }), (place, shift) => {
      const rma = newRmaNumber();
      const body = rma.slice(4).replaceAll('-', '');
      const wrong = alphabet[(alphabet.indexOf(body[place]!) + shift) % 32]!;
      expect(readRmaNumber(body.slice(0, place) + wrong + body.slice(place + 1))).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

it.each(['', 'RMA', 'RMA-00000', '536365', 'VU1234567890128', 'RMA-UUUUU-UUUUU-U'])(
  '%p is no RMA number',
  (typed) => {
    expect(readRmaNumber(typed)).toBeUndefined();
  },
);
