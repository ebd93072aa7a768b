import { speak, speakerOf } from '../explain/explain.js';
import { statement } from '../explain/statement.js';
import type { PageContext } from './block.js';
import type { PlaceTerms } from './survey.js';

/** How long: the store's own window, its seasons, its cancellation rule. */
export function timeBlocks(place: PlaceTerms, { texts, language }: PageContext): string[] {
  const { speech } = speakerOf(language);
  const { terms, seasons } = place;
  const special = seasons.filter(({ windowDays }) => windowDays !== terms.windowDays);
  return [
    windowSentence(place, { texts, language }),
    ...special.map(({ startOn, endOn, windowDays }) =>
      texts.season({ startOn, endOn, days: windowDays }, speech),
    ),
    ...houseSentences(place, { texts, language }),
  ];
}

function houseSentences({ house }: PlaceTerms, { texts, language }: PageContext): string[] {
  const { length = null, unit = null } = house?.window ?? {};
  if (!house || length === null || unit === null) return [];
  const minAmount = house.minAmount && { ...house.minAmount, over: house.minAmount.comparison === '>' };
  return [texts.house({ minAmount, length, unit }, speakerOf(language).speech)];
}

function windowSentence({ terms }: PlaceTerms, { texts, language }: PageContext): string {
  const { windowDays, windowStarts, declines } = terms;
  if (declines.length > 0 || windowDays === 0) return texts.noReturns;
  if (windowDays === null) return texts.noEnd;
  return texts.window({ days: windowDays, starts: windowStarts }, speakerOf(language).speech);
}

/** What it costs to change one's mind. */
export function costBlocks(place: PlaceTerms, { texts, language }: PageContext): string[] {
  const { fees, currency, returnShipping, lawfulReturnShipping } = place;
  const { speech } = speakerOf(language);
  const paid = (paidBy: 'seller' | 'consumer') =>
    speak(statement('return_shipping', { paidBy }), language).text;
  const byLaw =
    lawfulReturnShipping === returnShipping ? [] : [texts.byLegalRight(paid(lawfulReturnShipping))];
  const postage = [paid(returnShipping), ...byLaw];
  if (fees.length === 0) return [...postage, texts.noFees];
  const told = fees.map((fee) => {
    const amountMinor = fee.percent === undefined ? (fee.amountMinor?.[currency] ?? 0) : null;
    return texts.fee({ fee, amountMinor, currency }, speech);
  });
  return [...postage, ...told, texts.feesNotByLaw];
}

/** What the customer gets, and when. */
export function refundBlocks(place: PlaceTerms, { texts, language }: PageContext): string[] {
  const { terms, refundDeadline } = place;
  const { speech, language: spoken } = speakerOf(language);
  const items = terms.resolutions.map((resolution) => spoken.words.resolutions[resolution]);
  const offered = items.length > 0 && terms.windowDays !== 0 ? [texts.resolutions(items, speech)] : [];
  const outbound = texts.outbound[terms.refundShipping];
  // The store's cancellation rule has a term too, but only for cancellations.
  if (refundDeadline?.rule.source !== 'law') return [...offered, texts.noTerm, outbound];
  const { startsWhen, length, unit, rule } = refundDeadline;
  const due = statement('refund_deadline', {
    startsWhen,
    length,
    unit,
    dueOn: null,
    citation: rule.citation,
  });
  return [...offered, texts.byLegalRight(speak(due, language).text), outbound];
}

export function faultyBlocks(place: PlaceTerms, { texts, language }: PageContext): string[] {
  const { faultyTerms, faultyReturnShipping } = place;
  const { windowDays } = faultyTerms;
  const postage = texts.faultyShipping[faultyReturnShipping];
  if (windowDays === 0) return [postage, texts.lawLonger];
  const window =
    windowDays === null ? texts.faultyNoEnd : texts.faultyWindow(windowDays, speakerOf(language).speech);
  return [window, postage, texts.lawLonger];
}
