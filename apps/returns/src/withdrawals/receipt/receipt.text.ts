import type { Declaration, Withdrawal } from '../withdrawal.entity.js';
import { withdrawalTerms } from '../withdrawal.terms.js';
import type { Regime } from '../withdrawal.terms.js';
import { english } from './receipt.english.js';
import { french } from './receipt.french.js';
import { german } from './receipt.german.js';
import type { ReceiptLanguage, ReceiptWords } from './receipt.language.js';
import { receiptLanguages } from './receipt.language.js';
import { portuguese } from './receipt.portuguese.js';
import { spanish } from './receipt.spanish.js';

const words: Record<ReceiptLanguage, ReceiptWords> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
};

/** All that is written on a receipt. */
export interface ReceiptContent {
  declaration: Declaration;
  withdrawal: Pick<
    Withdrawal,
    'withdrawalId' | 'statedAt' | 'declaredAt' | 'timeZone' | 'regime' | 'language' | 'contentHash'
  >;
  /** Where it can be had again. */
  url: string;
}

/** The receipt in the reader's language; the PDF and the mail are both made of it. */
export interface ReceiptText {
  language: ReceiptLanguage;
  title: string;
  subject: string;
  greeting: string;
  lead: string;
  /** What was declared, each with its label. */
  facts: [label: string, value: string][];
  receiptOnly: string;
  nextTitle: string;
  next: string[];
  law: string[];
  hash: { title: string; value: string; hint: string };
  link: { title: string; url: string };
}

/** The reader's language where we write it, else English. */
export const languageOf = (tag: string): ReceiptLanguage =>
  receiptLanguages.find((language) => tag.toLowerCase().split('-')[0] === language) ?? 'en';

export function receiptText({ declaration, withdrawal, url }: ReceiptContent): ReceiptText {
  const language = languageOf(withdrawal.language);
  const said = words[language];
  const right = said.right[withdrawal.regime];
  return {
    language,
    title: said.title(right),
    subject: said.subject(right, onLine(declaration.contract)),
    greeting: said.greeting(onLine(declaration.name)),
    lead: said.lead(declaration.shop.name),
    facts: factsOf(said, { declaration, withdrawal }, language),
    receiptOnly: said.receiptOnly,
    nextTitle: said.next,
    next: nextOf(said, withdrawal.regime),
    law: lawOf(said, withdrawal.regime),
    hash: { title: said.hash, value: withdrawal.contentHash ?? '', hint: said.hashHint },
    link: { title: said.link, url },
  };
}

/** The receipt as a mail: all of it, for who cannot open the PDF. */
export function receiptMail(text: ReceiptText): string {
  const { greeting, lead, facts, receiptOnly, nextTitle, next, law, hash, link } = text;
  return [
    greeting,
    lead,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    receiptOnly,
    `${nextTitle}\n${next.map((sentence) => `- ${sentence}`).join('\n')}`,
    law.join('\n'),
    `${hash.title}: ${hash.value}\n${hash.hint}`,
    `${link.title}: ${link.url}\n`,
  ].join('\n\n');
}

type Said = Pick<ReceiptContent, 'declaration' | 'withdrawal'>;

/** The mail of a question, or of a refusal, with the shop's own words. */
export function answerMail(
  { declaration, withdrawal }: Said,
  answer: { question: string } | { reasonCode: keyof ReceiptWords['closedBecause']; note: string },
): { subject: string; text: string } {
  const language = languageOf(withdrawal.language);
  const said = words[language];
  const right = said.right[withdrawal.regime];
  const contract = onLine(declaration.contract);
  const instant = instantIn(language, withdrawal.declaredAt ?? withdrawal.statedAt, withdrawal.timeZone);
  const isQuestion = 'question' in answer;
  const paragraphs = isQuestion
    ? [said.askedLead(right, instant), answer.question, said.askedEnd]
    : [said.closedLead(right, instant), said.closedBecause[answer.reasonCode], answer.note, said.closedEnd];
  const text = [said.greeting(onLine(declaration.name)), ...paragraphs].join('\n\n');
  return { subject: isQuestion ? said.asked(contract) : said.closed(contract), text: `${text}\n` };
}

function factsOf(
  said: ReceiptWords,
  { declaration, withdrawal }: Said,
  language: ReceiptLanguage,
): [string, string][] {
  const { statedAt, declaredAt, timeZone, withdrawalId } = withdrawal;
  const inZone = (instant: Date): string => instantIn(language, instant, timeZone);
  const { name, contract, email, reason } = declaration;
  return [
    [said.declared, inZone(declaredAt ?? statedAt)],
    [said.stated, inZone(statedAt)],
    [said.name, name],
    [said.contract, contract],
    [said.goods, goodsOf(said, declaration)],
    [said.email, email],
    ...(reason === null ? [] : [[said.reason, reason] as [string, string]]),
    [said.number, withdrawalId],
  ];
}

function goodsOf(said: ReceiptWords, { lines, goods }: Declaration): string {
  const named = (lines ?? []).map(({ orderLineId, quantity }) => said.line(quantity, orderLineId));
  return [...named, ...(goods === null ? [] : [goods])].join('; ') || said.allGoods;
}

function nextOf(said: ReceiptWords, regime: Regime): string[] {
  const { refundRule, refundDays, mayWaitForGoods, sendGoodsDays, returnCostsBy } = withdrawalTerms[regime];
  return [
    said.look,
    said.refund[refundRule](refundDays ?? 0),
    ...(mayWaitForGoods ? [said.wait] : []),
    sendGoodsDays === null ? said.sendBackSoon : said.sendBack(sendGoodsDays),
    said.costs[returnCostsBy],
    said.undelivered,
    said.mistake,
  ];
}

function lawOf(said: ReceiptWords, regime: Regime): string[] {
  const { law } = withdrawalTerms[regime];
  return [...(law === null ? [] : [said.law(law)]), said.otherLaw];
}

/** To the second, in the consumer's zone and in UTC, which nobody can mistake. */
export function instantIn(language: ReceiptLanguage, instant: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone }).format(instant);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const utc = `${instant.toISOString().slice(0, 19)}Z`;
  return timeZone === 'UTC' ? `${day}, ${clock} UTC` : `${day}, ${clock} (${timeZone}), UTC ${utc}`;
}

/** What a person typed, for a subject line or a greeting. */
const onLine = (typed: string): string => typed.replace(/\s+/gu, ' ').trim();
