import type { Language, Templates } from '../language.js';
import type { Speech } from '../speech.js';
import type { Amount } from '../statement.js';
import { exclusions, responses, words } from './en.words.js';

const until = (on: string, speech: Speech) => `midnight at the end of ${speech.day(on)}`;

function orders(minAmount: Amount | null, speech: Speech): string {
  if (!minAmount) return 'orders';
  const amount = speech.roundMoney(minAmount.amountMinor, minAmount.currency);
  return minAmount.over ? `orders of more than ${amount}` : `orders of ${amount} or more`;
}

const templates: Templates = {
  return_accepted: ({ accepted, total }) =>
    accepted === total
      ? 'Your return is accepted.'
      : `We accept ${accepted} of the ${total} items in your return.`,
  return_declined: () => 'We are sorry, but we cannot accept this return.',
  return_in_review: () => 'A member of our team needs to look at this return before it is decided.',
  line_accepted: ({ quantity }, s) =>
    s.plural(quantity, { one: 'You can return this item.', other: 'You can return these {n} items.' }),
  line_declined: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'We are sorry, but we cannot take this item back.',
      other: 'We are sorry, but we cannot take these {n} items back.',
    }),
  line_in_review: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'A member of our team needs to look at this item before it is decided.',
      other: 'A member of our team needs to look at these {n} items before it is decided.',
    }),
  declined_because: ({ code }) => responses[code],
  pieces_left: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'One piece can still be returned.',
      other: 'Up to {n} pieces can still be returned.',
    }),

  law_open: ({ citation, right, lastDayOn }, s) =>
    `By law, ${s.cite(citation)} gives you until ${until(lastDayOn, s)} to ${words.rights[right]}.`,
  law_closed: ({ citation, right, lastDayOn }, s) =>
    `By law, ${s.cite(citation)} gave you until ${until(lastDayOn, s)} to ${words.rights[right]}.`,
  law_no_fixed_end: ({ citation, right }, s) =>
    `By law, you can ${words.rights[right]}; ${s.cite(citation)} sets no fixed number of days.`,
  law_not_started: ({ citation, right, already }, s) =>
    `The time that ${s.cite(citation)} gives you to ${words.rights[right]} has not started yet` +
    (already ? ', but you can already do so.' : '.'),
  law_excluded: ({ citation, right, exclusion }, s) =>
    `The right to ${words.rights[right]} under ${s.cite(citation)} does not apply, because ${exclusions[exclusion]}.`,
  law_below_minimum: ({ citation, right, minAmount }, s) =>
    minAmount
      ? `The right to ${words.rights[right]} under ${s.cite(citation)} applies only to ${orders(minAmount, s)}.`
      : `The order is too small for the right to ${words.rights[right]} under ${s.cite(citation)}.`,
  law_unknown: () => 'We know of no law that gives a right of return in this case; our own policy decides.',
  house_open: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Our store policy lets you cancel ${orders(minAmount, s)} within ${s.duration(length, unit)}: ` +
    `for this order, until ${until(lastDayOn, s)}. This is our own offer, not a legal right.`,
  house_closed: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Our store policy lets you cancel ${orders(minAmount, s)} within ${s.duration(length, unit)}: ` +
    `for this order, that was until ${until(lastDayOn, s)}. This is our own offer, not a legal right.`,
  house_below_minimum: ({ minAmount }, s) =>
    `Our store policy lets you cancel only ${orders(minAmount, s)}; this order comes to less.`,
  policy_open: ({ length, unit, lastDayOn }, s) =>
    `Our own return policy gives you ${length === null ? '' : `${s.duration(length, unit)}, that is, `}` +
    `until ${until(lastDayOn, s)}.`,
  policy_closed: ({ length, unit, lastDayOn }, s) =>
    `Our own return policy gave you ${length === null ? '' : `${s.duration(length, unit)}, that is, `}` +
    `until ${until(lastDayOn, s)}.`,
  policy_no_end: () => 'Our own return policy sets no last day.',
  policy_not_started: () => 'The time that our own return policy gives you has not started yet.',

  count_start: ({ event, startsOn, timeZone, countEventDay }, s) =>
    `${words.started[event](s.day(startsOn))} (${timeZone}). ` +
    (countEventDay ? 'That day is day 1.' : 'Day 1 is the next day.'),
  count_skipped: ({ days }, s) => `Not counted: ${s.days(days)}.`,
  count_period: ({ length, unit, lastDayOn }, s) =>
    `The period of ${s.duration(length, unit)} ends on ${s.day(lastDayOn)}.`,
  count_rollover: ({ days, basis, lastDayOn }, s) =>
    `${s.days(days)} ${days.length === 1 ? 'is not a working day' : 'are not working days'}, ` +
    `so the last day moves to ${s.day(lastDayOn)}${basis ? ` (${s.cite(basis)})` : ''}.`,
  count_not_informed: ({ lastDayOn }, s) =>
    lastDayOn
      ? `You were not told about this right in time, so the last day becomes ${s.day(lastDayOn)}.`
      : 'You were not told about this right in time, so its last day is not fixed yet.',
  request_in_time: ({ requestedAt, timeZone }, s) =>
    `Your request of ${s.instant(requestedAt, timeZone)} is in time.`,
  request_too_late: ({ requestedAt, timeZone }, s) =>
    `Your request of ${s.instant(requestedAt, timeZone)} came too late for this.`,

  remedy: ({ remedy }) => words.remedies[remedy],
  resolutions: ({ resolutions }, s) =>
    `${resolutions.length === 1 ? 'We offer you' : 'You can choose'} ${s.list(
      resolutions.map((resolution) => words.resolutions[resolution]),
      'disjunction',
    )}.`,
  fee: ({ code, amountMinor, currency }, s) =>
    `We deduct ${words.fees[code]} of ${s.money(amountMinor, currency)} from your refund.`,
  no_fees: () => 'We deduct no fees from your refund.',
  return_shipping: ({ paidBy }) =>
    paidBy === 'seller' ? 'We pay for the return shipping.' : 'The return shipping is at your own cost.',
  outbound_shipping: ({ extent }) => outbound[extent],
  refund_deadline: ({ startsWhen, length, unit, dueOn, citation }, s) => {
    const basis = citation ? ` (${s.cite(citation)})` : '';
    if (dueOn) return `Your refund is due by ${s.day(dueOn)} at the latest${basis}.`;
    const term = length === 0 ? 'at once' : `within ${s.duration(length, unit)}`;
    return `Your refund is due ${term} ${words.refundStarts[startsWhen]}${basis}.`;
  },
  refund_withheld: () =>
    'We may hold the refund until the goods are back or you show us that you have sent them.',
  ship_by: ({ lastDayOn }, s) => `Please send the parcel by ${s.day(lastDayOn)}.`,
};

const outbound = {
  none: 'The original delivery charge is not refunded.',
  standard_delivery: 'The cost of standard delivery is refunded too, unless you already have it back.',
  all: 'The original delivery charge is refunded too, unless you already have it back.',
};

export const en: Language = {
  code: 'en',
  dateLocale: 'en-GB',
  moneyLocale: 'en-US',
  words,
  exclusions,
  responses,
  templates,
};
