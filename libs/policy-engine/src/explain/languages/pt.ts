import type { Language, Templates } from '../language.js';
import type { Speech } from '../speech.js';
import type { Amount } from '../statement.js';
import { exclusions, onDay, responses, words } from './pt.words.js';

const until = (on: string, speech: Speech) => `até as 24h de ${speech.day(on)}`;

function orders(minAmount: Amount | null, speech: Speech): string {
  if (!minAmount) return 'pedidos';
  const amount = speech.roundMoney(minAmount.amountMinor, minAmount.currency);
  return minAmount.over ? `pedidos acima de ${amount}` : `pedidos a partir de ${amount}`;
}

const templates: Templates = {
  return_accepted: ({ accepted, total }) =>
    accepted === total
      ? 'Aceitamos a sua devolução.'
      : `Aceitamos ${accepted} dos ${total} produtos da sua devolução.`,
  return_declined: () => 'Lamentamos, mas não podemos aceitar esta devolução.',
  return_in_review: () => 'Alguém da nossa loja tem de analisar esta devolução antes da decisão.',
  line_accepted: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Pode devolver este produto.',
      other: 'Pode devolver estes {n} produtos.',
    }),
  line_declined: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Lamentamos, mas não podemos aceitar este produto de volta.',
      other: 'Lamentamos, mas não podemos aceitar estes {n} produtos de volta.',
    }),
  line_in_review: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Alguém da nossa loja tem de analisar este produto antes da decisão.',
      other: 'Alguém da nossa loja tem de analisar estes {n} produtos antes da decisão.',
    }),
  declined_because: ({ code }) => responses[code],
  pieces_left: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Um produto ainda pode ser devolvido.',
      other: 'Até {n} produtos ainda podem ser devolvidos.',
    }),

  law_open: ({ citation, right, lastDayOn }, s) =>
    `Por lei (${s.cite(citation)}), tem ${until(lastDayOn, s)} para ${words.rights[right]}.`,
  law_closed: ({ citation, right, lastDayOn }, s) =>
    `Por lei (${s.cite(citation)}), tinha ${until(lastDayOn, s)} para ${words.rights[right]}.`,
  law_no_fixed_end: ({ citation, right }, s) =>
    `Por lei (${s.cite(citation)}), pode ${words.rights[right]}; a norma não fixa um número de dias.`,
  law_not_started: ({ citation, right, already }, s) =>
    `O prazo legal para ${words.rights[right]} (${s.cite(citation)}) ainda não começou` +
    (already ? ', mas já pode fazê-lo.' : '.'),
  law_excluded: ({ citation, right, exclusion }, s) =>
    `A lei (${s.cite(citation)}) não permite aqui ${words.rights[right]}, porque ${exclusions[exclusion]}.`,
  law_below_minimum: ({ citation, right, minAmount }, s) =>
    minAmount
      ? `A lei (${s.cite(citation)}) só permite ${words.rights[right]} em ${orders(minAmount, s)}.`
      : `O valor do pedido não chega para ${words.rights[right]} segundo a lei (${s.cite(citation)}).`,
  law_unknown: () =>
    'Não conhecemos nenhuma lei que dê direito de devolução neste caso; vale a nossa própria política.',
  house_open: ({ minAmount, length, unit, lastDayOn }, s) =>
    `A política da nossa loja permite cancelar ${orders(minAmount, s)} no prazo de ` +
    `${s.duration(length, unit)}: neste caso, ${until(lastDayOn, s)}. ` +
    'É uma vantagem que nós oferecemos, não um direito legal.',
  house_closed: ({ minAmount, length, unit, lastDayOn }, s) =>
    `A política da nossa loja permite cancelar ${orders(minAmount, s)} no prazo de ` +
    `${s.duration(length, unit)}: neste caso, era ${until(lastDayOn, s)}. ` +
    'É uma vantagem que nós oferecemos, não um direito legal.',
  house_below_minimum: ({ minAmount }, s) =>
    `A política da nossa loja só permite cancelar ${orders(minAmount, s)}; este não chega a esse valor.`,
  policy_open: ({ length, unit, lastDayOn }, s) =>
    `A nossa própria política de devoluções dá ${length === null ? 'prazo' : `${s.duration(length, unit)}, ou seja,`} ` +
    `${until(lastDayOn, s)}.`,
  policy_closed: ({ length, unit, lastDayOn }, s) =>
    `A nossa própria política de devoluções dava ${length === null ? 'prazo' : `${s.duration(length, unit)}, ou seja,`} ` +
    `${until(lastDayOn, s)}.`,
  policy_no_end: () => 'A nossa própria política de devoluções não fixa um último dia.',
  policy_not_started: () => 'O prazo da nossa própria política de devoluções ainda não começou.',

  count_start: ({ event, startsOn, timeZone, countEventDay }, s) =>
    `${words.started[event](s.day(startsOn))} (${timeZone}). ` +
    (countEventDay ? 'Esse dia é o dia 1.' : 'O dia seguinte é o dia 1.'),
  count_skipped: ({ days }, s) => `Não contam: ${s.days(days)}.`,
  count_period: ({ length, unit, lastDayOn }, s) =>
    `O prazo de ${s.duration(length, unit)} termina ${onDay(s.day(lastDayOn))}.`,
  count_rollover: ({ days, basis, lastDayOn }, s) =>
    `${days.length === 1 ? 'Não conta' : 'Não contam'} como último dia: ${s.days(days)}; ` +
    `por isso, o último dia passa para ${s.day(lastDayOn)}${basis ? ` (${s.cite(basis)})` : ''}.`,
  count_not_informed: ({ lastDayOn }, s) =>
    lastDayOn
      ? `A informação sobre este direito não foi dada a tempo; por isso, o último dia passa a ser ${s.day(lastDayOn)}.`
      : 'A informação sobre este direito não foi dada a tempo; por isso, o último dia ainda não está fixado.',
  request_in_time: ({ requestedAt, timeZone }, s) =>
    `A sua solicitação, feita ${onDay(s.instant(requestedAt, timeZone))}, chegou a tempo.`,
  request_too_late: ({ requestedAt, timeZone }, s) =>
    `A sua solicitação, feita ${onDay(s.instant(requestedAt, timeZone))}, chegou tarde demais para isso.`,

  remedy: ({ remedy }) => words.remedies[remedy],
  resolutions: ({ resolutions }, s) =>
    `${resolutions.length === 1 ? 'Oferecemos' : 'Pode escolher'} ${s.list(
      resolutions.map((resolution) => words.resolutions[resolution]),
      'disjunction',
    )}.`,
  fee: ({ code, amountMinor, currency }, s) =>
    `Descontamos do reembolso ${words.fees[code]} de ${s.money(amountMinor, currency)}.`,
  no_fees: () => 'Não descontamos nenhuma taxa do seu reembolso.',
  return_shipping: ({ paidBy }) =>
    paidBy === 'seller'
      ? 'O envio da devolução fica por nossa conta.'
      : 'O envio da devolução fica por sua conta.',
  outbound_shipping: ({ extent }) => outbound[extent],
  refund_deadline: ({ startsWhen, length, unit, dueOn, citation }, s) => {
    const basis = citation ? ` (${s.cite(citation)})` : '';
    if (dueOn) return `O seu reembolso deve ser feito o mais tardar ${onDay(s.day(dueOn))}${basis}.`;
    const term = length === 0 ? 'de imediato' : `no prazo de ${s.duration(length, unit)}`;
    return `O seu reembolso deve ser feito ${term} ${words.refundStarts[startsWhen]}${basis}.`;
  },
  refund_withheld: () =>
    'Podemos reter o reembolso até recebermos os produtos de volta ou a prova do seu envio.',
  ship_by: ({ lastDayOn }, s) => `Por favor, envie o pacote o mais tardar ${onDay(s.day(lastDayOn))}.`,
};

const outbound = {
  none: 'O custo do envio original não é reembolsado.',
  standard_delivery: 'O custo do envio padrão também é reembolsado, se ainda não o tiver sido.',
  all: 'O custo do envio original também é reembolsado, se ainda não o tiver sido.',
};

export const pt: Language = {
  code: 'pt',
  dateLocale: 'pt-BR',
  moneyLocale: 'pt-BR',
  words,
  exclusions,
  responses,
  templates,
};
