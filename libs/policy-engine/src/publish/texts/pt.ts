import { words } from '../../explain/languages/pt.words.js';
import { lowerFirst, type PageTexts } from '../page-texts.js';

const starts = { delivered: 'após a entrega', placed: 'após o pedido', dispatched: 'após o envio' };
const legalStarts = {
  delivery: 'após a entrega',
  contract: 'após o contrato',
  document: 'após receber o documento do contrato',
  delivery_and_document: 'após ter os produtos e o documento do contrato',
};

export const pt: PageTexts = {
  title: 'Devoluções e reembolsos',
  about: (name, text) => `${name}: ${text}`,
  headings: {
    time: 'Quanto tempo tem',
    exclusions: 'O que não pode ser devolvido',
    how: 'Como devolver um produto',
    cost: 'Quanto custa',
    refund: 'O seu reembolso',
    faulty: 'Produtos com defeito',
    law: 'Os seus direitos por lei',
  },
  window: ({ days, starts: from }, s) =>
    `Pode devolver um produto no prazo de ${s.duration(days, 'calendar_day')} ${starts[from]}.`,
  noEnd: 'Pode devolver um produto a qualquer momento.',
  noReturns: 'A nossa própria política não aceita devoluções por mudança de ideia.',
  season: ({ startOn, endOn, days }, s) =>
    `Para pedidos feitos de ${s.day(startOn)} a ${s.day(endOn)}, ` +
    (days === null ? 'não há um último dia.' : `o prazo é de ${s.duration(days, 'calendar_day')}.`),
  house: ({ minAmount, length, unit }, s) => {
    const amount = minAmount && s.roundMoney(minAmount.amountMinor, minAmount.currency);
    const orders = minAmount ? `pedidos ${minAmount.over ? 'acima de' : 'a partir de'} ${amount}` : 'pedidos';
    return `Pode cancelar ${orders} no prazo de ${s.duration(length, unit)} após o pedido. É uma vantagem que nós oferecemos, não um direito legal.`;
  },
  lawLonger: 'Se a lei do seu país der mais tempo ou mais direitos, vale a lei.',
  excluded: 'A nossa própria política não abrange estes casos:',
  nothingExcluded: 'A nossa própria política não exclui nenhum produto.',
  faultyAllTheSame: 'Os produtos com defeito podem ser devolvidos mesmo assim.',
  excludedNotByLaw: 'Isto não retira nenhum dos seus direitos legais.',
  start: 'Diga-nos quais produtos quer devolver antes de os enviar.',
  shipBy: (days, s) =>
    `Depois de aceitarmos a devolução, envie o pacote no prazo de ${s.duration(days, 'calendar_day')}.`,
  fee: ({ fee: { code, percent, per }, amountMinor, currency }, s) => {
    const amount = amountMinor === null ? `${percent} % do preço pago` : s.money(amountMinor, currency);
    return `Descontamos ${words.fees[code]} de ${amount} por ${per === 'line' ? 'produto' : 'devolução'}.`;
  },
  noFees: 'Não descontamos nenhuma taxa do seu reembolso.',
  feesNotByLaw: 'Se devolver por um direito legal, só descontamos taxas na medida em que essa lei o permite.',
  resolutions: (items, s) => `Oferecemos ${s.list(items, 'disjunction')}.`,
  outbound: {
    never: 'Pela nossa própria política, o custo do envio original não é reembolsado.',
    whole_order: 'Se devolver o pedido completo, também reembolsamos o custo do envio original.',
    whole_order_or_faulty:
      'Se devolver o pedido completo, ou se os produtos tiverem defeito, também reembolsamos o custo do envio original.',
    always: 'Também reembolsamos o custo do envio original.',
  },
  byLegalRight: (sentence) => `Se devolver por um direito legal: ${lowerFirst(sentence)}`,
  noTerm: 'Não conhecemos nenhuma lei que fixe aqui um número de dias para o reembolso.',
  faultyWindow: (days, s) =>
    `Pela nossa própria política, pode devolver produtos com defeito no prazo de ${s.duration(days, 'calendar_day')}.`,
  faultyNoEnd: 'Pela nossa própria política, pode devolver produtos com defeito a qualquer momento.',
  faultyShipping: {
    seller: 'O envio de produtos com defeito fica por nossa conta.',
    consumer: 'O envio de produtos com defeito fica por sua conta.',
  },
  right: ({ citation, right, length, unit, start, dayOne }, s) =>
    `${s.cite(citation)}: pode ${words.rights[right]} no prazo de ${s.duration(length, unit)} ${legalStarts[start]}` +
    (dayOne ? '; esse dia conta como dia 1.' : '.'),
  notWhere: (right) => `Segundo esta lei, não pode ${right} quando`,
  noLaw: 'Não conhecemos nenhuma lei que dê aqui um direito de devolução.',
  ownChoice: 'Tudo o mais nesta página é uma vantagem que nós oferecemos, não um direito legal.',
};
