import { describe, expect, it } from '@jest/globals';
import { responses } from '#policy-engine';
import { english } from './mail.english.js';
import { french } from './mail.french.js';
import { spanish } from './mail.spanish.js';
import { mailTemplates } from './mail.language.js';
import { writeLetter } from './mail.templates.js';
import type { MailFacts } from './mail.templates.js';

const portalUrl = 'https://shop.example/portal';
const facts: MailFacts = {
  orderId: 'W-1001',
  rmaNumber: 'RMA-ABCDE-FGHJK-M',
  shipByOn: '2026-12-06',
  responseCodes: ['outside_window', 'final_sale', 'outside_window'],
  trackingNumber: 'VU1',
  amountMinor: 123_456,
  currency: 'EUR',
};
const letter = (template: (typeof mailTemplates)[number], locale: string, more: Partial<MailFacts> = {}) =>
  writeLetter(template, { ...facts, ...more }, { name: 'Ana', locale }, portalUrl);

describe.each(['en', 'es', 'fr'])('in %s', (locale) => {
  it.each(mailTemplates)('%s names the reader and the order, and says thank you', (template) => {
    const { subject, text, html } = letter(template, locale);
    const { greeting, thanks } = { en: english, es: spanish, fr: french }[locale]!;
    expect(subject).toContain('W-1001');
    expect(text.startsWith(greeting('Ana'))).toBe(true);
    expect(text.endsWith(`${thanks}\n`)).toBe(true);
    expect(html).toContain(`<p>${greeting('Ana')}</p>`);
    expect(text + html).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('every reason to decline is said in plain words', () => {
    const { reasons } = { en: english, es: spanish, fr: french }[locale]!;
    const declining = Object.entries(responses).filter(([, verdict]) => verdict === 'decline');
    for (const [code] of declining) expect(reasons[code]).toMatch(/\.$/);
  });
});

describe('amounts and days', () => {
  it.each([
    ['en-US', 'EUR', '€1,234.56', 'December 6, 2026'],
    ['es-ES', 'EUR', '1234,56\u00a0€', '6 de diciembre de 2026'],
    ['fr-FR', 'EUR', '1\u202f234,56\u00a0€', '6 décembre 2026'],
    ['en-US', 'JPY', '¥123,456', 'December 6, 2026'],
    ['en-US', 'HUF', 'HUF\u00a01,234.56', 'December 6, 2026'],
  ])('are written as %s readers write %s', (locale, currency, amount, day) => {
    expect(letter('refund_made', locale, { currency }).text).toContain(amount);
    expect(letter('return_authorized', locale).text).toContain(day);
  });

  it.each(['de', 'not a locale', '', 'zh-Hant-TW'])(
    'and all the rest are English for the locale "%s"',
    (locale) => {
      expect(letter('refund_made', locale).text).toContain('We have refunded €1,234.56');
    },
  );
});

describe('a declined return', () => {
  it('is told each reason once, and how to reach a person', () => {
    const { text } = letter('return_declined', 'en');
    expect(text).toContain('- The last day to return this has passed.\n- This was a final sale.\n');
    expect(text).toContain('Answer this mail, and a person will look at your case again.');
  });

  it('is told something when the reason is not known here', () => {
    for (const responseCodes of [[], ['made_up_later']]) {
      const { text } = letter('return_declined', 'en', { responseCodes });
      expect(text).toContain(`- ${english.otherReason}`);
    }
  });
});

it('escapes what people wrote, keeps it on one line, and links the portal', () => {
  const reader = { name: '<img src=x>\r\n"O’Neil" & Co', locale: 'en' };
  const { html, text } = writeLetter('label_ready', facts, reader, 'https://shop.example/portal?a=1&b=2');
  expect(html).toContain('Hello &lt;img src=x&gt; &quot;O’Neil&quot; &amp; Co,');
  expect(html).toContain('<a href="https://shop.example/portal?a=1&amp;b=2">');
  expect(text.split('\n')[0]).toBe('Hello <img src=x> "O’Neil" & Co,');
});
