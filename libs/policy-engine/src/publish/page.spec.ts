import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import { brazil, germany, publisher, season, us } from '../../test/publication.builder.js';
import { languages } from '../explain/language.js';
import { compileLaw } from '../law/compile-law.js';
import { defaultPolicy } from '../policy/default-policy.js';
import type { PolicyDocument } from '../policy/policy-document.js';

const packs = readPacks();
const published = publisher(compileLaw(packs));

describe('the page', () => {
  const { pages } = published(season, [us, germany, brazil]);

  it('says once what holds everywhere and by country what does not', () => {
    const { text } = pages.en;
    expect(text).toContain(
      'United States: You can return an item within ten days after the delivery. For orders placed from Saturday 1 ' +
        'November 2025 to Wednesday 31 December 2025 you have 90 days. You can cancel orders of $25 or more within ' +
        'three business days of ordering. This is our own offer, not a legal right.',
    );
    expect(text).toContain('Germany and Brazil: You can return an item within ten days after the delivery.');
    expect(text).toContain(
      'Brazil: The return shipping is at your own cost. If you return by a legal right: we pay for the return shipping.',
    );
    expect(text).toContain('Once we have accepted your return, please send the parcel within');
  });

  it('names each right by its citation, and the rest as the store’s own', () => {
    const { text } = pages.en;
    expect(text).toContain(
      '- Bürgerliches Gesetzbuch (BGB), ss. 312g, 355-357a: you can withdraw from this purchase within 14 days ' +
        'after the delivery.',
    );
    expect(text.trim().endsWith('Everything else on this page is our own offer, not a legal right.')).toBe(
      true,
    );
    expect(pages.de.text).toContain(
      'BGB), §§ 312g, 355-357a: Sie können innerhalb von 14 Tagen nach der Lieferung den Kauf widerrufen.',
    );
  });

  it.each(languages)('in %s has the same parts, whole and without a word of English', (language) => {
    const { html, text } = pages[language];
    expect(html.match(/<section id="returns-[a-z]+">/g)).toHaveLength(7);
    expect(html.startsWith(`<article lang="${language}">`)).toBe(true);
    expect(text).not.toMatch(/undefined|null|NaN|[{}[\]]|[\u00a0\u202f]/);
    if (language === 'en') return;
    // Citations of American law are English everywhere.
    const elsewhere = published(season, [germany, brazil]).pages[language].text;
    expect(elsewhere).not.toMatch(/\b(the|you|your|our|within|until|goods|refund)\b/i);
  });

  it('holds the same words in HTML, where marks are escaped', () => {
    const own: PolicyDocument = {
      ...defaultPolicy,
      rules: [
        {
          id: 'big',
          title: 'Items > 50 kg & "bulky" <b>',
          when: { fact: 'line.tags', has: 'bulky' },
          then: { decline: 'bulky' },
        },
        { id: 'all', then: { windowDays: 30 } },
      ],
    };
    const { html, text } = published(own, [us]).pages.en;
    expect(html).toContain('<li>Items &gt; 50 kg &amp; &quot;bulky&quot; &lt;b&gt;</li>');
    expect(text).toContain('- Items > 50 kg & "bulky" <b>');
    expect(text).toContain('This takes away none of your rights by law.');
  });

  it('says that faulty goods come back all the same only where every exclusion spares them', () => {
    const allTheSame = 'Faulty goods can come back all the same.';
    expect(published(defaultPolicy, [us]).pages.en.text).toContain(allTheSame);
    const bulky = {
      id: 'big',
      title: 'Bulky',
      when: { fact: 'line.tags', has: 'bulky' },
      then: { decline: 'bulky' },
    };
    const both = { ...defaultPolicy, rules: [bulky, ...defaultPolicy.rules] };
    expect(published(both, [us]).pages.en.text).not.toContain(allTheSame);
  });

  it('names no season that changes nothing', () => {
    const [winter, rest] = season.rules;
    const same = { ...season, rules: [{ ...winter!, then: { windowDays: 10 } }, rest!] };
    expect(published(same, [us]).pages.en.text).not.toContain('For orders placed');
  });

  it.each([
    ['JP', 'has a right only where the shop shows no terms'],
    ['EC', 'has a rule that nobody has verified'],
  ])('claims no right by law in %s, which %s', (country) => {
    const { text } = published(defaultPolicy, [{ country, currency: 'USD' }]).pages.en;
    expect(text).toContain('We know of no law that gives a right of return here.');
  });

  it('can be written for every place of the packs', () => {
    const places = packs.filter(
      ({ jurisdiction }) => jurisdiction.length === 2 && !['EU', 'ZZ'].includes(jurisdiction),
    );
    const all = published(
      defaultPolicy,
      places.map(({ jurisdiction: country }) => ({ country, currency: 'EUR' })),
    );
    for (const language of languages) expect(all.pages[language].text).not.toMatch(/undefined|null|NaN|[{}]/);
  });
});
