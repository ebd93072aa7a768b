import { formatDecimal, exponentOf } from '#money';
import { english } from './mail.english.js';
import { french } from './mail.french.js';
import type { Language, MailTemplate, Words } from './mail.language.js';
import { spanish } from './mail.spanish.js';

/** What a mail tells, as stored: nothing personal. */
export interface MailFacts {
  orderId: string;
  rmaNumber?: string;
  shipByOn?: string;
  responseCodes?: string[];
  trackingNumber?: string;
  amountMinor?: number;
  currency?: string;
}

export interface Reader {
  name: string;
  /** BCP 47; a language we do not write falls back to English. */
  locale: string;
}

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

const languages: Record<string, Language> = { en: english, es: spanish, fr: french };

/** The mail in the reader's language, as plain text and as HTML. `portalUrl` is where they follow their return. */
export function writeLetter(
  template: MailTemplate,
  facts: MailFacts,
  reader: Reader,
  portalUrl: string,
): Letter {
  const locale = knownLocale(reader.locale);
  const code = new Intl.Locale(locale).language;
  const language = languages[code] ?? english;
  const words = wordsOf(facts, language, languages[code] ? locale : 'en', portalUrl);
  const { subject, paragraphs } = language.letters[template](words);
  const all = [language.greeting(reader.name.replace(/\s+/gu, ' ').trim()), ...paragraphs, language.thanks];
  return { subject, text: `${all.join('\n\n')}\n`, html: htmlOf(all, portalUrl) };
}

function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function wordsOf(facts: MailFacts, language: Language, locale: string, portalUrl: string): Words {
  const { orderId, rmaNumber = '', trackingNumber = '', responseCodes = [] } = facts;
  const reasons = [...new Set(responseCodes.map((code) => language.reasons[code] ?? language.otherReason))];
  return {
    orderId,
    rmaNumber,
    trackingNumber,
    portalUrl,
    shipBy: facts.shipByOn ? dayIn(locale, facts.shipByOn) : '',
    amount: amountIn(locale, facts),
    reasons: reasons.length > 0 ? reasons : [language.otherReason],
  };
}

const dayIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

function amountIn(locale: string, { amountMinor, currency }: MailFacts): string {
  if (amountMinor === undefined || currency === undefined) return '';
  const digits = exponentOf(currency);
  const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...exact });
  return format.format(formatDecimal({ amountMinor, currency }) as Intl.StringNumericLiteral);
}

/** A letter that came as text, as HTML too. */
export const letterHtml = (text: string): string => htmlOf(text.trim().split('\n\n'));

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

function htmlOf(paragraphs: string[], link?: string): string {
  const href = escapeHtml(link ?? '');
  const linked = (paragraph: string) =>
    href ? paragraph.replaceAll(href, `<a href="${href}">${href}</a>`) : paragraph;
  const body = paragraphs
    .map((paragraph) => escapeHtml(paragraph).replaceAll('\n', '<br>'))
    .map((paragraph) => `<p>${linked(paragraph)}</p>`);
  return `<!doctype html><meta charset="utf-8">${body.join('\n')}\n`;
}
