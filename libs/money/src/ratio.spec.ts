import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, multiplyRatio, share } from './index.js';

const refusedWith = (code: string) => expect.objectContaining({ name: 'MoneyError', code });
const total = (parts: readonly number[]) => parts.reduce((left, right) => left + right, 0);
const amounts = fc.integer({ min: -1e12, max: 1e12 });
const weightLists = fc.array(fc.nat({ max: 1e9 }), { minLength: 1, maxLength: 30 });

describe('multiplyRatio', () => {
  it.each([
    [1000, 1, 3, 333],
    [1000, 2, 3, 667],
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [5, -1, 2, -3],
    [5, 1, -2, -3],
    [0, -1, 2, 0],
    [12_345, 21, 100, 2592],
    [Number.MAX_SAFE_INTEGER, 9973, 10_007, 8_976_596_199_413_601],
  ])('%i × %i ÷ %i is %i', (amountMinor, numerator, denominator, result) => {
    expect(multiplyRatio(amountMinor, numerator, denominator)).toBe(result);
  });

  it('refuses a zero denominator, a fraction and a result beyond safe integers', () => {
    expect(() => multiplyRatio(1, 1, 0)).toThrow(refusedWith('invalid_ratio'));
    expect(() => multiplyRatio(1, 0.5, 1)).toThrow(refusedWith('invalid_amount'));
    expect(() => multiplyRatio(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(refusedWith('invalid_amount'));
  });

  it('is off by at most half a minor unit, the same way for either sign', () => {
    fc.assert(
      fc.property(amounts, fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 1000 }), (amount, up, down) => {
        const result = multiplyRatio(amount, up, down);
        const error = 2n * (BigInt(result) * BigInt(down) - BigInt(amount) * BigInt(up));
        expect(error <= BigInt(down) && error >= -BigInt(down)).toBe(true);
        expect(multiplyRatio(-amount, up, down) + result).toBe(0);
      }),
    );
  });
});

describe('allocate', () => {
  it.each([
    { amount: 1000, weights: [1, 1, 1], parts: [334, 333, 333] },
    { amount: 100, weights: [1, 2], parts: [33, 67] },
    { amount: 2, weights: [1, 1, 1], parts: [1, 1, 0] },
    { amount: 10, weights: [0, 5, 0], parts: [0, 10, 0] },
    { amount: 5, weights: [0, 0], parts: [3, 2] },
    { amount: -5, weights: [0, 0], parts: [-3, -2] },
    { amount: 0, weights: [0, 1], parts: [0, 0] },
    { amount: 7, weights: [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], parts: [4, 3] },
  ])('splits $amount by $weights into $parts', ({ amount, weights, parts }) => {
    expect(allocate(amount, weights)).toEqual(parts);
  });

  it('refuses no weights, a negative weight and a fraction', () => {
    expect(() => allocate(1, [])).toThrow(refusedWith('invalid_weights'));
    expect(() => allocate(1, [1, -1])).toThrow(refusedWith('invalid_amount'));
    expect(() => allocate(1, [0.5])).toThrow(refusedWith('invalid_amount'));
  });

  it('adds up, is sign-symmetric, and leaves its weights alone', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const parts = allocate(amount, Object.freeze(weights));
        expect(total(parts)).toBe(amount);
        allocate(-amount, weights).forEach((part, index) => expect(part + (parts[index] ?? NaN)).toBe(0));
      }),
    );
  });

  it('gives each part its exact proportion, rounded down or up, and a zero weight nothing', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.array(fc.nat({ max: 1000 }), { minLength: 1 }),
        (amount, weights) => {
          fc.pre(total(weights) > 0);
          allocate(amount, weights).forEach((part, index) => {
            const proportion = (amount * (weights[index] ?? NaN)) / total(weights);
            expect([Math.floor(proportion), Math.ceil(proportion)]).toContain(part);
          });
        },
      ),
    );
  });
});

describe('share', () => {
  it('gives the odd cents of 10.00 over three units to the one where the running total rounds up', () => {
    expect([0, 1, 2].map((from) => share(1000, from, from + 1, 3))).toEqual([333, 334, 333]);
  });

  it.each([
    [-1, 1, 3],
    [2, 1, 3],
    [0, 4, 3],
    [0, NaN, 3],
    [0, 0, 0],
  ])('refuses units %i to %i of %i', (from, to, of) => {
    expect(() => share(100, from, to, of)).toThrow(refusedWith('invalid_ratio'));
  });

  it('adds up over any partition of the units', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (amount, pieces) => {
        const units = total(pieces);
        let before = 0;
        const shares = pieces.map((piece) => share(amount, before, (before += piece), units));
        expect(total(shares)).toBe(amount);
      }),
    );
  });
});
