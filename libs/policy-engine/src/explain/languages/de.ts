import type { Language, Templates } from '../language.js';
import type { Speech } from '../speech.js';
import type { Amount } from '../statement.js';
import { exclusions, responses, words } from './de.words.js';

const until = (on: string, speech: Speech) => `bis ${speech.day(on)}, 24 Uhr`;

function orders(minAmount: Amount | null, speech: Speech): string {
  if (!minAmount) return 'Bestellungen';
  const amount = speech.roundMoney(minAmount.amountMinor, minAmount.currency);
  return minAmount.over ? `Bestellungen über ${amount}` : `Bestellungen ab ${amount}`;
}

const templates: Templates = {
  return_accepted: ({ accepted, total }) =>
    accepted === total
      ? 'Ihre Rückgabe ist angenommen.'
      : `Wir nehmen ${accepted} der ${total} Artikel Ihrer Rückgabe an.`,
  return_declined: () => 'Es tut uns leid, wir können diese Rückgabe nicht annehmen.',
  return_in_review: () => 'Über diese Rückgabe muss erst jemand aus unserem Team entscheiden.',
  line_accepted: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Diesen Artikel können Sie zurückgeben.',
      other: 'Diese {n} Artikel können Sie zurückgeben.',
    }),
  line_declined: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Es tut uns leid, diesen Artikel können wir nicht zurücknehmen.',
      other: 'Es tut uns leid, diese {n} Artikel können wir nicht zurücknehmen.',
    }),
  line_in_review: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Über diesen Artikel muss erst jemand aus unserem Team entscheiden.',
      other: 'Über diese {n} Artikel muss erst jemand aus unserem Team entscheiden.',
    }),
  declined_because: ({ code }) => responses[code],
  pieces_left: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Ein Stück können Sie noch zurückgeben.',
      other: 'Bis zu {n} Stück können Sie noch zurückgeben.',
    }),

  law_open: ({ citation, right, lastDayOn }, s) =>
    `Nach dem Gesetz (${s.cite(citation)}) können Sie ${until(lastDayOn, s)}, ${words.rights[right]}.`,
  law_closed: ({ citation, right, lastDayOn }, s) =>
    `Nach dem Gesetz (${s.cite(citation)}) konnten Sie ${until(lastDayOn, s)}, ${words.rights[right]}.`,
  law_no_fixed_end: ({ citation, right }, s) =>
    `Nach dem Gesetz (${s.cite(citation)}) können Sie ${words.rights[right]}; eine feste Zahl von Tagen nennt es nicht.`,
  law_not_started: ({ citation, right, already }, s) =>
    `Die Frist, in der Sie nach dem Gesetz (${s.cite(citation)}) ${words.rights[right]} können, ` +
    `hat noch nicht begonnen${already ? '; Sie können es aber schon jetzt tun.' : '.'}`,
  law_excluded: ({ citation, right, exclusion }, s) =>
    `Nach dem Gesetz (${s.cite(citation)}) können Sie hier nicht ${words.rights[right]}, weil ${exclusions[exclusion]}.`,
  law_below_minimum: ({ citation, right, minAmount }, s) =>
    minAmount
      ? `Nach dem Gesetz (${s.cite(citation)}) können Sie nur bei ${orders(minAmount, s)} ${words.rights[right]}.`
      : `Die Bestellung ist zu klein: Nach dem Gesetz (${s.cite(citation)}) können Sie hier nicht ${words.rights[right]}.`,
  law_unknown: () =>
    'Uns ist kein Gesetz bekannt, das hier ein Rückgaberecht gibt; es gelten unsere eigenen Regeln.',
  house_open: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Nach den Regeln unseres Shops können Sie ${orders(minAmount, s)} innerhalb von ` +
    `${s.duration(length, unit)} stornieren, diese also ${until(lastDayOn, s)}. ` +
    'Das ist unser eigenes Angebot und kein gesetzliches Recht.',
  house_closed: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Nach den Regeln unseres Shops können Sie ${orders(minAmount, s)} innerhalb von ` +
    `${s.duration(length, unit)} stornieren; bei dieser ging das ${until(lastDayOn, s)}. ` +
    'Das ist unser eigenes Angebot und kein gesetzliches Recht.',
  house_below_minimum: ({ minAmount }, s) =>
    `Nach den Regeln unseres Shops können Sie nur ${orders(minAmount, s)} stornieren; diese liegt darunter.`,
  policy_open: ({ length, unit, lastDayOn }, s) =>
    length === null
      ? `Nach unseren eigenen Rückgaberegeln haben Sie ${until(lastDayOn, s)}, Zeit.`
      : `Nach unseren eigenen Rückgaberegeln haben Sie eine Frist von ${s.duration(length, unit)}, ` +
        `also ${until(lastDayOn, s)}.`,
  policy_closed: ({ length, unit, lastDayOn }, s) =>
    length === null
      ? `Nach unseren eigenen Rückgaberegeln hatten Sie ${until(lastDayOn, s)}, Zeit.`
      : `Nach unseren eigenen Rückgaberegeln hatten Sie eine Frist von ${s.duration(length, unit)}, ` +
        `also ${until(lastDayOn, s)}.`,
  policy_no_end: () => 'Unsere eigenen Rückgaberegeln nennen keinen letzten Tag.',
  policy_not_started: () => 'Die Frist unserer eigenen Rückgaberegeln hat noch nicht begonnen.',

  count_start: ({ event, startsOn, timeZone, countEventDay }, s) =>
    `${words.started[event](s.day(startsOn))} (${timeZone}). ` +
    (countEventDay ? 'Dieser Tag ist Tag 1.' : 'Der Tag danach ist Tag 1.'),
  count_skipped: ({ days }, s) => `Nicht mitgezählt: ${s.days(days)}.`,
  count_period: ({ length, unit, lastDayOn }, s) =>
    `Die Frist von ${s.duration(length, unit)} endet am ${s.day(lastDayOn)}.`,
  count_rollover: ({ days, basis, lastDayOn }, s) =>
    `Als letzter Tag ${days.length === 1 ? 'zählt' : 'zählen'} nicht: ${s.days(days)}; ` +
    `die Frist endet daher am ${s.day(lastDayOn)}${basis ? ` (${s.cite(basis)})` : ''}.`,
  count_not_informed: ({ lastDayOn }, s) =>
    lastDayOn
      ? `Sie wurden nicht rechtzeitig über dieses Recht informiert; letzter Tag ist deshalb ${s.day(lastDayOn)}.`
      : 'Sie wurden nicht rechtzeitig über dieses Recht informiert; deshalb steht der letzte Tag noch nicht fest.',
  request_in_time: ({ requestedAt, timeZone }, s) =>
    `Ihre Anfrage vom ${s.instant(requestedAt, timeZone)} Uhr, ist rechtzeitig.`,
  request_too_late: ({ requestedAt, timeZone }, s) =>
    `Ihre Anfrage vom ${s.instant(requestedAt, timeZone)} Uhr, kam dafür zu spät.`,

  remedy: ({ remedy }) => words.remedies[remedy],
  resolutions: ({ resolutions }, s) =>
    `${resolutions.length === 1 ? 'Wir bieten Ihnen' : 'Sie können wählen:'} ${s.list(
      resolutions.map((resolution) => words.resolutions[resolution]),
      'disjunction',
    )}.`,
  fee: ({ code, amountMinor, currency }, s) =>
    `Von der Erstattung ziehen wir ${words.fees[code]} von ${s.money(amountMinor, currency)} ab.`,
  no_fees: () => 'Von Ihrer Erstattung ziehen wir keine Gebühren ab.',
  return_shipping: ({ paidBy }) =>
    paidBy === 'seller' ? 'Die Kosten der Rücksendung tragen wir.' : 'Die Kosten der Rücksendung tragen Sie.',
  outbound_shipping: ({ extent }) => outbound[extent],
  refund_deadline: ({ startsWhen, length, unit, dueOn, citation }, s) => {
    const basis = citation ? ` (${s.cite(citation)})` : '';
    if (dueOn) return `Ihre Erstattung ist spätestens am ${s.day(dueOn)}, fällig${basis}.`;
    const term = length === 0 ? 'sofort' : `innerhalb von ${s.duration(length, unit)}`;
    return `Ihre Erstattung ist ${term} ${words.refundStarts[startsWhen]} fällig${basis}.`;
  },
  refund_withheld: () =>
    'Wir dürfen mit der Erstattung warten, bis die Ware zurück ist oder Sie die Absendung nachweisen.',
  ship_by: ({ lastDayOn }, s) => `Bitte schicken Sie das Paket spätestens am ${s.day(lastDayOn)}, ab.`,
};

const outbound = {
  none: 'Die ursprünglichen Versandkosten werden nicht erstattet.',
  standard_delivery:
    'Die Kosten der Standardlieferung werden ebenfalls erstattet, falls noch nicht geschehen.',
  all: 'Die ursprünglichen Versandkosten werden ebenfalls erstattet, falls noch nicht geschehen.',
};

export const de: Language = {
  code: 'de',
  dateLocale: 'de',
  moneyLocale: 'de',
  words,
  exclusions,
  responses,
  templates,
};
