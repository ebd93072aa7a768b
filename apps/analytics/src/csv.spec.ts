import { expect, it } from '@jest/globals';
import { toCsv } from './csv.js';

it('writes one line per row, ended as RFC 4180 has it', () => {
  expect(
    toCsv(
      [],
      [
        { sku: 'A', units: 1 },
        { sku: 'B', units: 20 },
      ],
    ),
  ).toBe('sku,units\r\nA,1\r\nB,20\r\n');
});

it.each([
  ['a comma', 'red, large', '"red, large"'],
  ['a quote', '12" plate', '"12"" plate"'],
  ['a line break', 'one\ntwo', '"one\ntwo"'],
  ['a carriage return inside', 'one\rtwo', '"one\rtwo"'],
  ['nothing special', 'plain', 'plain'],
  ['letters of other languages', 'taza niño', 'taza niño'],
])('quotes %s when needed', (_, text, written) => {
  expect(toCsv([], [{ text }])).toBe(`text\r\n${written}\r\n`);
});

it.each([
  ['=', '=1+1', "'=1+1"],
  ['+', '+49 30', "'+49 30"],
  ['-', '-2', "'-2"],
  ['@', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', `"'\r=1"`],
])('defuses text that begins with %s, quoted or not', (_, text, written) => {
  expect(toCsv([], [{ text }])).toBe(`text\r\n${written}\r\n`);
});

it('defuses a formula behind a quote that would hide it', () => {
  expect(toCsv([], [{ text: '=HYPERLINK("http://evil.example","x")' }])).toBe(
    `text\r\n"'=HYPERLINK(""http://evil.example"",""x"")"\r\n`,
  );
});

it('leaves numbers numbers, also negative ones, and empty what is unknown', () => {
  expect(toCsv([], [{ a: -5, b: 0.25, c: null }])).toBe('a,b,c\r\n-5,0.25,\r\n');
});

it('gives nested fields and each currency a column of its own', () => {
  const rows = [
    { sku: 'A', rate: { value: 0.5, denominator: 2 }, refunded: [{ currency: 'EUR', amountMinor: 100 }] },
    { sku: 'B', rate: { value: null, denominator: 0 }, refunded: [{ currency: 'GBP', amountMinor: 7 }] },
  ];
  expect(toCsv([], rows)).toBe(
    'sku,rate.value,rate.denominator,refunded.EUR,refunded.GBP\r\nA,0.5,2,100,\r\nB,,0,,7\r\n',
  );
});

it('keeps its header when there is no row', () => {
  expect(toCsv(['sku', 'units'], [])).toBe('sku,units\r\n');
});
