import type { Language, Templates } from '../language.js';
import type { Speech } from '../speech.js';
import type { Amount } from '../statement.js';
import { exclusions, responses, words } from './es.words.js';

const until = (on: string, speech: Speech) => `las 24:00 del ${speech.day(on)}`;

function orders(minAmount: Amount | null, speech: Speech): string {
  if (!minAmount) return 'pedidos';
  const amount = speech.roundMoney(minAmount.amountMinor, minAmount.currency);
  return minAmount.over ? `pedidos de más de ${amount}` : `pedidos de ${amount} o más`;
}

const templates: Templates = {
  return_accepted: ({ accepted, total }) =>
    accepted === total
      ? 'Aceptamos su devolución.'
      : `Aceptamos ${accepted} de los ${total} productos de su devolución.`,
  return_declined: () => 'Lo sentimos, pero no podemos aceptar esta devolución.',
  return_in_review: () => 'Una persona de nuestro equipo tiene que revisar esta devolución antes de decidir.',
  line_accepted: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Puede devolver este producto.',
      other: 'Puede devolver estas {n} unidades.',
    }),
  line_declined: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Lo sentimos, pero no podemos aceptar la devolución de este producto.',
      other: 'Lo sentimos, pero no podemos aceptar la devolución de estas {n} unidades.',
    }),
  line_in_review: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Una persona de nuestro equipo tiene que revisar este producto antes de decidir.',
      other: 'Una persona de nuestro equipo tiene que revisar estas {n} unidades antes de decidir.',
    }),
  declined_because: ({ code }) => responses[code],
  pieces_left: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Todavía puede devolver una unidad.',
      other: 'Todavía puede devolver hasta {n} unidades.',
    }),

  law_open: ({ citation, right, lastDayOn }, s) =>
    `Por ley (${s.cite(citation)}), tiene hasta ${until(lastDayOn, s)} para ${words.rights[right]}.`,
  law_closed: ({ citation, right, lastDayOn }, s) =>
    `Por ley (${s.cite(citation)}), tenía hasta ${until(lastDayOn, s)} para ${words.rights[right]}.`,
  law_no_fixed_end: ({ citation, right }, s) =>
    `Por ley (${s.cite(citation)}), puede ${words.rights[right]}; la norma no fija un número de días.`,
  law_not_started: ({ citation, right, already }, s) =>
    `El plazo legal para ${words.rights[right]} (${s.cite(citation)}) aún no ha empezado` +
    (already ? ', pero ya puede hacerlo.' : '.'),
  law_excluded: ({ citation, right, exclusion }, s) =>
    `La ley (${s.cite(citation)}) no le permite aquí ${words.rights[right]}, porque ${exclusions[exclusion]}.`,
  law_below_minimum: ({ citation, right, minAmount }, s) =>
    minAmount
      ? `La ley (${s.cite(citation)}) solo permite ${words.rights[right]} en ${orders(minAmount, s)}.`
      : `El importe del pedido no alcanza para ${words.rights[right]} según la ley (${s.cite(citation)}).`,
  law_unknown: () =>
    'No conocemos ninguna ley que dé derecho a devolver en este caso; decide nuestra propia política.',
  house_open: ({ minAmount, length, unit, lastDayOn }, s) =>
    `La política de nuestra tienda le permite cancelar ${orders(minAmount, s)} en un plazo de ` +
    `${s.duration(length, unit)}: en este caso, hasta ${until(lastDayOn, s)}. ` +
    'Es una ventaja que ofrecemos nosotros, no un derecho legal.',
  house_closed: ({ minAmount, length, unit, lastDayOn }, s) =>
    `La política de nuestra tienda le permite cancelar ${orders(minAmount, s)} en un plazo de ` +
    `${s.duration(length, unit)}: en este caso, era hasta ${until(lastDayOn, s)}. ` +
    'Es una ventaja que ofrecemos nosotros, no un derecho legal.',
  house_below_minimum: ({ minAmount }, s) =>
    `La política de nuestra tienda solo permite cancelar ${orders(minAmount, s)}; este no llega a ese importe.`,
  policy_open: ({ length, unit, lastDayOn }, s) =>
    `Nuestra propia política de devoluciones le da ${length === null ? '' : `${s.duration(length, unit)}, es decir, `}` +
    `hasta ${until(lastDayOn, s)}.`,
  policy_closed: ({ length, unit, lastDayOn }, s) =>
    `Nuestra propia política de devoluciones le daba ${length === null ? '' : `${s.duration(length, unit)}, es decir, `}` +
    `hasta ${until(lastDayOn, s)}.`,
  policy_no_end: () => 'Nuestra propia política de devoluciones no fija un último día.',
  policy_not_started: () => 'El plazo de nuestra propia política de devoluciones aún no ha empezado.',

  count_start: ({ event, startsOn, timeZone, countEventDay }, s) =>
    `${words.started[event](s.day(startsOn))} (${timeZone}). ` +
    (countEventDay ? 'Ese día es el día 1.' : 'El día siguiente es el día 1.'),
  count_skipped: ({ days }, s) => `No se cuentan: ${s.days(days)}.`,
  count_period: ({ length, unit, lastDayOn }, s) =>
    `El plazo de ${s.duration(length, unit)} termina el ${s.day(lastDayOn)}.`,
  count_rollover: ({ days, basis, lastDayOn }, s) =>
    `${days.length === 1 ? 'No cuenta' : 'No cuentan'} como último día: ${s.days(days)}; ` +
    `por eso, el último día pasa al ${s.day(lastDayOn)}${basis ? ` (${s.cite(basis)})` : ''}.`,
  count_not_informed: ({ lastDayOn }, s) =>
    lastDayOn
      ? `No se le informó a tiempo de este derecho, así que el último día pasa a ser el ${s.day(lastDayOn)}.`
      : 'No se le informó a tiempo de este derecho, así que su último día aún no está fijado.',
  request_in_time: ({ requestedAt, timeZone }, s) =>
    `Su solicitud del ${s.instant(requestedAt, timeZone)}, llegó a tiempo.`,
  request_too_late: ({ requestedAt, timeZone }, s) =>
    `Su solicitud del ${s.instant(requestedAt, timeZone)}, llegó demasiado tarde para ello.`,

  remedy: ({ remedy }) => words.remedies[remedy],
  resolutions: ({ resolutions }, s) =>
    `${resolutions.length === 1 ? 'Le ofrecemos' : 'Puede elegir'} ${s.list(
      resolutions.map((resolution) => words.resolutions[resolution]),
      'disjunction',
    )}.`,
  fee: ({ code, amountMinor, currency }, s) =>
    `Descontamos del reembolso ${words.fees[code]} de ${s.money(amountMinor, currency)}.`,
  no_fees: () => 'No descontamos ningún cargo de su reembolso.',
  return_shipping: ({ paidBy }) =>
    paidBy === 'seller'
      ? 'El envío de la devolución corre por nuestra cuenta.'
      : 'El envío de la devolución corre por su cuenta.',
  outbound_shipping: ({ extent }) => outbound[extent],
  refund_deadline: ({ startsWhen, length, unit, dueOn, citation }, s) => {
    const basis = citation ? ` (${s.cite(citation)})` : '';
    if (dueOn) return `Su reembolso debe hacerse a más tardar el ${s.day(dueOn)}${basis}.`;
    const term = length === 0 ? 'de inmediato' : `en un plazo de ${s.duration(length, unit)}`;
    return `Su reembolso debe hacerse ${term} ${words.refundStarts[startsWhen]}${basis}.`;
  },
  refund_withheld: () =>
    'Podemos retener el reembolso hasta recibir los productos o hasta que nos demuestre que los ha enviado.',
  ship_by: ({ lastDayOn }, s) => `Por favor, envíe el paquete a más tardar el ${s.day(lastDayOn)}.`,
};

const outbound = {
  none: 'Los gastos del envío original no se reembolsan.',
  standard_delivery: 'También se reembolsa el envío estándar, salvo que ya se le haya devuelto.',
  all: 'También se reembolsan los gastos del envío original, salvo que ya se le hayan devuelto.',
};

export const es: Language = {
  code: 'es',
  dateLocale: 'es',
  moneyLocale: 'es',
  words,
  exclusions,
  responses,
  templates,
};
