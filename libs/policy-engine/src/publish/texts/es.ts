import { words } from '../../explain/languages/es.words.js';
import { lowerFirst, type PageTexts } from '../page-texts.js';

const starts = { delivered: 'desde la entrega', placed: 'desde su pedido', dispatched: 'desde el envío' };
const legalStarts = {
  delivery: 'desde la entrega',
  contract: 'desde el contrato',
  document: 'desde que reciba el documento del contrato',
  delivery_and_document: 'desde que tenga los productos y el documento del contrato',
};

export const es: PageTexts = {
  title: 'Devoluciones y reembolsos',
  about: (name, text) => `${name}: ${text}`,
  headings: {
    time: 'Cuánto tiempo tiene',
    exclusions: 'Qué no se puede devolver',
    how: 'Cómo devolver un producto',
    cost: 'Cuánto cuesta',
    refund: 'Su reembolso',
    faulty: 'Productos defectuosos',
    law: 'Sus derechos según la ley',
  },
  window: ({ days, starts: from }, s) =>
    `Puede devolver un producto en un plazo de ${s.duration(days, 'calendar_day')} ${starts[from]}.`,
  noEnd: 'Puede devolver un producto en cualquier momento.',
  noReturns: 'Nuestra propia política no admite devoluciones por cambio de opinión.',
  season: ({ startOn, endOn, days }, s) =>
    `Para los pedidos hechos del ${s.day(startOn)} al ${s.day(endOn)}, ` +
    (days === null ? 'no hay un último día.' : `el plazo es de ${s.duration(days, 'calendar_day')}.`),
  house: ({ minAmount, length, unit }, s) => {
    const amount = minAmount && s.roundMoney(minAmount.amountMinor, minAmount.currency);
    const orders = minAmount
      ? minAmount.over
        ? `pedidos de más de ${amount}`
        : `pedidos de ${amount} o más`
      : 'pedidos';
    return `Puede cancelar ${orders} en un plazo de ${s.duration(length, unit)} desde el pedido. Es una ventaja que ofrecemos nosotros, no un derecho legal.`;
  },
  lawLonger: 'Si la ley de su país le da más tiempo o más derechos, vale la ley.',
  excluded: 'Nuestra propia política no incluye estos casos:',
  nothingExcluded: 'Nuestra propia política no excluye ningún producto.',
  faultyAllTheSame: 'Los productos defectuosos se pueden devolver de todos modos.',
  excludedNotByLaw: 'Esto no le quita ninguno de sus derechos legales.',
  start: 'Díganos qué productos quiere devolver antes de enviarlos.',
  shipBy: (days, s) =>
    `Cuando hayamos aceptado su devolución, envíe el paquete en un plazo de ${s.duration(days, 'calendar_day')}.`,
  fee: ({ fee: { code, percent, per }, amountMinor, currency }, s) => {
    const amount = amountMinor === null ? `${percent} % del precio pagado` : s.money(amountMinor, currency);
    return `Descontamos ${words.fees[code]} de ${amount} por ${per === 'line' ? 'producto' : 'devolución'}.`;
  },
  noFees: 'No descontamos ningún cargo de su reembolso.',
  feesNotByLaw:
    'Si devuelve por un derecho legal, solo descontamos cargos en la medida en que esa ley lo permite.',
  resolutions: (items, s) => `Le ofrecemos ${s.list(items, 'disjunction')}.`,
  outbound: {
    never: 'Según nuestra propia política, los gastos del envío original no se reembolsan.',
    whole_order: 'Si devuelve el pedido completo, también reembolsamos los gastos del envío original.',
    whole_order_or_faulty:
      'Si devuelve el pedido completo, o si los productos son defectuosos, también reembolsamos los gastos del envío original.',
    always: 'También reembolsamos los gastos del envío original.',
  },
  byLegalRight: (sentence) => `Si devuelve por un derecho legal: ${lowerFirst(sentence)}`,
  noTerm: 'No conocemos ninguna ley que fije aquí un número de días para el reembolso.',
  faultyWindow: (days, s) =>
    `Según nuestra propia política, puede devolver productos defectuosos en un plazo de ${s.duration(days, 'calendar_day')}.`,
  faultyNoEnd: 'Según nuestra propia política, puede devolver productos defectuosos en cualquier momento.',
  faultyShipping: {
    seller: 'El envío de productos defectuosos corre por nuestra cuenta.',
    consumer: 'El envío de productos defectuosos corre por su cuenta.',
  },
  right: ({ citation, right, length, unit, start, dayOne }, s) =>
    `${s.cite(citation)}: puede ${words.rights[right]} en un plazo de ${s.duration(length, unit)} ${legalStarts[start]}` +
    (dayOne ? '; ese día cuenta como día 1.' : '.'),
  notWhere: (right) => `Según esta ley, no puede ${right} cuando`,
  noLaw: 'No conocemos ninguna ley que dé aquí un derecho de devolución.',
  ownChoice: 'Todo lo demás de esta página es una ventaja que ofrecemos nosotros, no un derecho legal.',
};
