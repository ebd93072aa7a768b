import { words } from '../../explain/languages/en.words.js';
import { lowerFirst, type PageTexts } from '../page-texts.js';

const starts = {
  delivered: 'after the delivery',
  placed: 'after your order',
  dispatched: 'after the dispatch',
};
const legalStarts = {
  delivery: 'after the delivery',
  contract: 'after the contract',
  document: 'after you receive the contract document',
  delivery_and_document: 'after you have both the goods and the contract document',
};

export const en: PageTexts = {
  title: 'Returns and refunds',
  about: (name, text) => `${name}: ${text}`,
  headings: {
    time: 'How long you have',
    exclusions: 'What cannot come back',
    how: 'How to return an item',
    cost: 'What it costs',
    refund: 'Your refund',
    faulty: 'Faulty goods',
    law: 'Your rights by law',
  },
  window: ({ days, starts: from }, s) =>
    `You can return an item within ${s.duration(days, 'calendar_day')} ${starts[from]}.`,
  noEnd: 'You can return an item at any time.',
  noReturns: 'Our own policy takes no items back if you change your mind.',
  season: ({ startOn, endOn, days }, s) =>
    `For orders placed from ${s.day(startOn)} to ${s.day(endOn)} ` +
    (days === null ? 'there is no last day.' : `you have ${s.duration(days, 'calendar_day')}.`),
  house: ({ minAmount, length, unit }, s) => {
    const amount = minAmount && s.roundMoney(minAmount.amountMinor, minAmount.currency);
    const orders = minAmount
      ? minAmount.over
        ? `orders of more than ${amount}`
        : `orders of ${amount} or more`
      : 'orders';
    return `You can cancel ${orders} within ${s.duration(length, unit)} of ordering. This is our own offer, not a legal right.`;
  },
  lawLonger: 'Where the law of your country gives you more time or more rights, the law counts.',
  excluded: 'Our own policy does not cover these cases:',
  nothingExcluded: 'Our own policy excludes no items.',
  faultyAllTheSame: 'Faulty goods can come back all the same.',
  excludedNotByLaw: 'This takes away none of your rights by law.',
  start: 'Tell us which items you want to return before you send them.',
  shipBy: (days, s) =>
    `Once we have accepted your return, please send the parcel within ${s.duration(days, 'calendar_day')}.`,
  fee: ({ fee: { code, percent, per }, amountMinor, currency }, s) => {
    const amount = amountMinor === null ? `${percent}% of the price paid` : s.money(amountMinor, currency);
    return `We deduct ${words.fees[code]} of ${amount} per ${per === 'line' ? 'item' : 'return'}.`;
  },
  noFees: 'We deduct no fees from your refund.',
  feesNotByLaw: 'Where you return by a legal right, we deduct fees only as far as that law allows.',
  resolutions: (items, s) => `We offer you ${s.list(items, 'disjunction')}.`,
  outbound: {
    never: 'Under our own policy the original delivery charge is not refunded.',
    whole_order: 'If you return the whole order, we also refund the original delivery charge.',
    whole_order_or_faulty:
      'If you return the whole order, or if the goods are faulty, we also refund the original delivery charge.',
    always: 'We also refund the original delivery charge.',
  },
  byLegalRight: (sentence) => `If you return by a legal right: ${lowerFirst(sentence)}`,
  noTerm: 'No law that we know of sets a number of days for the refund.',
  faultyWindow: (days, s) =>
    `Under our own policy you can return faulty goods within ${s.duration(days, 'calendar_day')}.`,
  faultyNoEnd: 'Under our own policy you can return faulty goods at any time.',
  faultyShipping: {
    seller: 'We pay for the return shipping of faulty goods.',
    consumer: 'The return shipping of faulty goods is at your own cost.',
  },
  right: ({ citation, right, length, unit, start, dayOne }, s) =>
    `${s.cite(citation)}: you can ${words.rights[right]} within ${s.duration(length, unit)} ${legalStarts[start]}` +
    (dayOne ? '; that day counts as day 1.' : '.'),
  notWhere: (right) => `You cannot ${right} under this law where`,
  noLaw: 'We know of no law that gives a right of return here.',
  ownChoice: 'Everything else on this page is our own offer, not a legal right.',
};
