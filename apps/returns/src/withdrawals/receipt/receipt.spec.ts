import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { regimes } from '../withdrawal.terms.js';
import { renderReceipt } from './receipt.document.js';
import { receiptLanguages } from './receipt.language.js';
import { answerMail, instantIn, languageOf, receiptMail, receiptText } from './receipt.text.js';
import type { ReceiptContent } from './receipt.text.js';

const content = (changes: {
  declaration?: Partial<ReceiptContent['declaration']>;
  withdrawal?: Partial<ReceiptContent['withdrawal']>;
}): ReceiptContent => ({
  declaration: {
    shop: { slug: 'spec', name: 'Spec shop' },
    receiptCode: '7k3qw9zx2mp4h6tn7k3q',
    name: 'Ana Prueba',
    contract: 'W-1001',
    email: 'ana@example.com',
    lines: null,
    goods: null,
    reason: null,
    ...changes.declaration,
  },
  withdrawal: {
    withdrawalId: 'wdr_01m82examp3000000000000000',
    statedAt: new Date('2026-11-22T23:59:51Z'),
    declaredAt: new Date('2026-11-23T00:00:07Z'),
    timeZone: 'Europe/Madrid',
    regime: 'eu',
    language: 'en',
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ...changes.withdrawal,
  },
  url: 'https://shop.example/v1/withdrawals/receipts/7k3qw9zx2mp4h6tn7k3q',
});

const reader = 'pdftotext';
const hasReader = spawnSync(reader, ['-v']).status === 0;
if (!hasReader) console.log(`receipt.spec: ${reader} is not installed, its checks are skipped`);
const withReader = hasReader ? it : it.skip;

/** What a person can read in the PDF, without line breaks. */
const textOf = (pdf: Buffer): string =>
  execFileSync(reader, ['-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');
const bare = (text: string): string => text.replace(/\s+/g, '');

describe.each(receiptLanguages)('in %s', (language) => {
  it.each(regimes)(
    'under %s: the content, the instant, what follows, and that receipt is not acceptance',
    (regime) => {
      const text = receiptText(content({ withdrawal: { language, regime } }));
      const mail = receiptMail(text);
      for (const said of [
        'Ana Prueba',
        'W-1001',
        'ana@example.com',
        '01:00:07',
        'Europe/Madrid',
        '2026-11-23T00:00:07Z',
      ])
        expect(mail).toContain(said);
      for (const said of [text.receiptOnly, text.hash.value, text.link.url, ...text.next])
        expect(mail).toContain(said);
      expect(text.next.length).toBeGreaterThan(4);
      expect(mail).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  withReader('the PDF says all of it', async () => {
    const one = content({ withdrawal: { language } });
    const shown = bare(textOf(await renderReceipt(one)));
    const text = receiptText(one);
    const said = [text.title, text.lead, text.receiptOnly, ...text.next, ...text.law, ...text.facts.flat()];
    for (const sentence of [...said, text.hash.value, text.link.url]) expect(shown).toContain(bare(sentence));
  });

  it('asks and closes in the same language, with the shop’s own words', () => {
    const one = content({ withdrawal: { language } });
    const asked = answerMail(one, { question: 'Which one?' });
    const closed = answerMail(one, { reasonCode: 'out_of_time', note: 'A year ago.' });
    expect(asked.text).toContain('\n\nWhich one?\n\n');
    expect(closed.text).toContain('\n\nA year ago.\n\n');
    expect(asked.subject).not.toBe(closed.subject);
    expect(asked.text + closed.text).not.toMatch(/undefined|null|\[object/);
  });
});

describe('the PDF', () => {
  it('is the same bytes for the same content, and others for any other', async () => {
    const first = await renderReceipt(content({}));
    expect((await renderReceipt(content({}))).equals(first)).toBe(true);
    expect((await renderReceipt(content({ declaration: { contract: 'W-1002' } }))).equals(first)).toBe(false);
  });

  withReader('writes a name as it is written, in Greek and in Cyrillic too', async () => {
    const name = 'Łukasz Παπαδόπουλος Щербаков';
    const pdf = await renderReceipt(content({ declaration: { name } }));
    expect(textOf(pdf)).toContain(name);
    expect((await renderReceipt(content({ declaration: { name } }))).equals(pdf)).toBe(true);
  });

  withReader('loses no word of the longest declaration', async () => {
    const goods = Array.from({ length: 250 }, (_, index) => `word${index}`).join(' ');
    const declaration = {
      goods,
      name: 'W'.repeat(200),
      reason: 'x '.repeat(1000),
      contract: 'y'.repeat(200),
    };
    const shown = bare(textOf(await renderReceipt(content({ declaration }))));
    for (const said of [bare(goods), 'W'.repeat(200), 'x'.repeat(1000), 'y'.repeat(200)])
      expect(shown).toContain(said);
  });
});

describe('the words', () => {
  it('name the pieces, the words of the consumer, or all goods', () => {
    const goodsOf = (declaration: object) =>
      receiptText(content({ declaration })).facts.find(([label]) => label === 'Goods')![1];
    expect(goodsOf({})).toBe('All goods of the contract');
    const lines = [{ orderLineId: '7', quantity: 2 }];
    expect(goodsOf({ lines, goods: 'the blue ones' })).toBe('2 × line 7; the blue ones');
  });

  it.each([
    ['pt-BR', 'pt'],
    ['DE', 'de'],
    ['tlh', 'en'],
    ['', 'en'],
  ])('for the tag "%s" are %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it('tell the instant to the second where the consumer is, and in UTC', () => {
    const instant = new Date('2026-03-29T00:59:59.999Z');
    expect(instantIn('en', instant, 'Europe/Berlin')).toBe(
      'Sunday, March 29, 2026, 01:59:59 (Europe/Berlin), UTC 2026-03-29T00:59:59Z',
    );
    expect(instantIn('en', instant, 'UTC')).toBe('Sunday, March 29, 2026, 00:59:59 UTC');
  });

  it('keep what a person typed on one line where a mail has only one', () => {
    const text = receiptText(
      content({ declaration: { contract: 'W-1\r\nBcc: all@example.com', name: 'A\nB' } }),
    );
    expect(text.subject).toBe('Receipt of your withdrawal: W-1 Bcc: all@example.com');
    expect(text.greeting).toBe('Hello A B,');
  });
});
