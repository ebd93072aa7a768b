import { words } from '../../explain/languages/de.words.js';
import type { PageTexts } from '../page-texts.js';

const starts = {
  delivered: 'nach der Lieferung',
  placed: 'nach Ihrer Bestellung',
  dispatched: 'nach dem Versand',
};
const legalStarts = {
  delivery: 'nach der Lieferung',
  contract: 'nach dem Vertragsschluss',
  document: 'nach Erhalt der Vertragsunterlage',
  delivery_and_document: 'nach Erhalt der Ware und der Vertragsunterlage',
};

export const de: PageTexts = {
  title: 'Rückgabe und Erstattung',
  about: (name, text) => `${name}: ${text}`,
  headings: {
    time: 'Wie lange Sie Zeit haben',
    exclusions: 'Was nicht zurückgegeben werden kann',
    how: 'So geben Sie einen Artikel zurück',
    cost: 'Was es kostet',
    refund: 'Ihre Erstattung',
    faulty: 'Mangelhafte Ware',
    law: 'Ihre gesetzlichen Rechte',
  },
  window: ({ days, starts: from }, s) =>
    `Sie können einen Artikel innerhalb von ${s.duration(days, 'calendar_day')} ${starts[from]} zurückgeben.`,
  noEnd: 'Sie können einen Artikel jederzeit zurückgeben.',
  noReturns:
    'Nach unseren eigenen Regeln nehmen wir nichts zurück, nur weil Sie es sich anders überlegt haben.',
  season: ({ startOn, endOn, days }, s) =>
    `Für Bestellungen von ${s.day(startOn)}, bis ${s.day(endOn)}, ` +
    (days === null
      ? 'gibt es keinen letzten Tag.'
      : `gilt eine Frist von ${s.duration(days, 'calendar_day')}.`),
  house: ({ minAmount, length, unit }, s) => {
    const amount = minAmount && s.roundMoney(minAmount.amountMinor, minAmount.currency);
    const orders = minAmount ? `Bestellungen ${minAmount.over ? 'über' : 'ab'} ${amount}` : 'Bestellungen';
    return `Sie können ${orders} innerhalb von ${s.duration(length, unit)} stornieren. Das ist unser eigenes Angebot und kein gesetzliches Recht.`;
  },
  lawLonger: 'Gibt Ihnen das Gesetz Ihres Landes mehr Zeit oder mehr Rechte, so gilt das Gesetz.',
  excluded: 'Unsere eigenen Regeln gelten nicht in diesen Fällen:',
  nothingExcluded: 'Unsere eigenen Regeln schließen keinen Artikel aus.',
  faultyAllTheSame: 'Mangelhafte Ware können Sie trotzdem zurückgeben.',
  excludedNotByLaw: 'Ihre gesetzlichen Rechte bleiben davon unberührt.',
  start: 'Sagen Sie uns bitte vor dem Absenden, welche Artikel Sie zurückgeben möchten.',
  shipBy: (days, s) =>
    `Sobald wir Ihre Rückgabe angenommen haben, schicken Sie das Paket bitte innerhalb von ${s.duration(days, 'calendar_day')} ab.`,
  fee: ({ fee: { code, percent, per }, amountMinor, currency }, s) => {
    const amount =
      amountMinor === null ? `${percent} % des gezahlten Preises` : s.money(amountMinor, currency);
    return `Wir ziehen ${words.fees[code]} von ${amount} je ${per === 'line' ? 'Artikel' : 'Rückgabe'} ab.`;
  },
  noFees: 'Von Ihrer Erstattung ziehen wir keine Gebühren ab.',
  feesNotByLaw:
    'Geben Sie nach einem gesetzlichen Recht zurück, ziehen wir Gebühren nur ab, soweit dieses Gesetz es erlaubt.',
  resolutions: (items, s) => `Wir bieten Ihnen ${s.list(items, 'disjunction')}.`,
  outbound: {
    never: 'Nach unseren eigenen Regeln werden die ursprünglichen Versandkosten nicht erstattet.',
    whole_order:
      'Geben Sie die ganze Bestellung zurück, erstatten wir auch die ursprünglichen Versandkosten.',
    whole_order_or_faulty:
      'Geben Sie die ganze Bestellung zurück oder ist die Ware mangelhaft, erstatten wir auch die ursprünglichen Versandkosten.',
    always: 'Wir erstatten auch die ursprünglichen Versandkosten.',
  },
  byLegalRight: (sentence) => `Wenn Sie nach einem gesetzlichen Recht zurückgeben: ${sentence}`,
  noTerm: 'Uns ist kein Gesetz bekannt, das hier eine Zahl von Tagen für die Erstattung nennt.',
  faultyWindow: (days, s) =>
    `Nach unseren eigenen Regeln können Sie mangelhafte Ware innerhalb von ${s.duration(days, 'calendar_day')} zurückgeben.`,
  faultyNoEnd: 'Nach unseren eigenen Regeln können Sie mangelhafte Ware jederzeit zurückgeben.',
  faultyShipping: {
    seller: 'Die Rücksendung mangelhafter Ware bezahlen wir.',
    consumer: 'Die Rücksendung mangelhafter Ware bezahlen Sie.',
  },
  right: ({ citation, right, length, unit, start, dayOne }, s) =>
    `${s.cite(citation)}: Sie können innerhalb von ${s.duration(length, unit)} ${legalStarts[start]} ${words.rights[right]}` +
    (dayOne ? '; dieser Tag zählt als Tag 1.' : '.'),
  notWhere: (right) => `Nach diesem Gesetz können Sie nicht ${right}, wenn`,
  noLaw: 'Uns ist kein Gesetz bekannt, das hier ein Rückgaberecht gibt.',
  ownChoice: 'Alles Übrige auf dieser Seite ist unser eigenes Angebot und kein gesetzliches Recht.',
};
