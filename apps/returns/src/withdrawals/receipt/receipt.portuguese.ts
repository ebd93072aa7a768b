import type { ReceiptWords } from './receipt.language.js';

export const portuguese: ReceiptWords = {
  right: {
    eu: 'livre resolução',
    gb: 'cancelamento',
    ar: 'arrependimento (arrepentimiento)',
    br: 'arrependimento',
    cl: 'arrependimento (retracto)',
    co: 'arrependimento (retracto)',
    mx: 'revogação (revocación)',
    none: 'livre resolução',
  },
  title: (right) => `Recibo da sua declaração de ${right}`,
  subject: (right, contract) => `Recibo da sua declaração de ${right}: ${contract}`,
  greeting: (name) => `Olá, ${name}:`,
  lead: (shop) => `${shop} recebeu esta sua declaração:`,
  declared: 'Declarada em',
  stated: 'Escrita pela primeira vez em',
  name: 'Nome',
  contract: 'Contrato',
  email: 'E-mail para este recibo',
  goods: 'Artigos',
  allGoods: 'Todos os artigos do contrato',
  line: (quantity, id) => `${quantity} × linha ${id}`,
  reason: 'Motivo (não é preciso)',
  number: 'Número da declaração',
  next: 'O que acontece agora',
  receiptOnly:
    'Isto confirma que a sua declaração foi recebida, com o seu conteúdo, data e hora. Ainda não diz que a loja ' +
    'concorda que tem esse direito.',
  look: 'A loja procura agora o seu pedido. Se algo não estiver claro, pergunta-lhe no endereço acima.',
  refund: {
    from_declaration: (days) =>
      `O reembolso é devido nos ${days} dias seguintes a esta declaração, pelo mesmo meio de pagamento.`,
    from_goods: (days) =>
      `O reembolso é devido nos ${days} dias seguintes à volta dos artigos ou à prova do seu envio, pelo mesmo meio de pagamento.`,
    at_once: () => 'O reembolso é devido de imediato, pelo mesmo meio de pagamento.',
    no_term: () => 'O reembolso é devido sem demora; a lei não indica um número de dias.',
    shop_terms: () => 'Se há reembolso e quando depende das condições da loja.',
  },
  wait: 'A loja pode esperar pela volta dos artigos ou pela prova do seu envio, conforme o que vier primeiro.',
  undelivered: 'Se os artigos ainda não chegaram, não tem de enviar nada até chegarem.',
  sendBack: (days) =>
    `Envie os artigos nos ${days} dias seguintes a esta declaração. Recebe uma etiqueta ou um endereço.`,
  sendBackSoon: 'Tenha os artigos prontos: vai saber como os devolver.',
  costs: {
    customer: 'O envio de volta é pago por si, salvo se a loja aceitou pagá-lo ou não o avisou antes.',
    merchant: 'O envio de volta é pago pela loja.',
    unclear: 'Quem paga o envio de volta depende das condições da loja.',
  },
  mistake: 'Foi engano? Anule a declaração na página onde a fez, antes de entregar a encomenda.',
  law: (law) => `A lei em causa: ${law}.`,
  otherLaw: 'Se ao seu contrato se aplicar outra lei, ou se ela lhe der mais, é essa que conta.',
  hash: 'Impressão digital da declaração (SHA-256)',
  hashHint: 'Qualquer alteração da declaração daria outra impressão digital. A loja guardou-a.',
  link: 'Este recibo outra vez',
  asked: (contract) => `Uma pergunta sobre a sua declaração: ${contract}`,
  askedLead: (right, instant) => `Declarou o seu direito (${right}) em ${instant}. A loja pergunta:`,
  askedEnd: 'Responda a este e-mail. A sua declaração está registada e mantém a data.',
  closed: (contract) => `Sobre a sua declaração: ${contract}`,
  closedLead: (right, instant) => `Declarou o seu direito (${right}) em ${instant}. A loja não o aceita:`,
  closedBecause: {
    no_contract_found: 'Não foi encontrado nenhum contrato a que se possa referir.',
    out_of_time: 'O prazo tinha terminado.',
    goods_excepted: 'A lei exclui estes artigos.',
    duplicate: 'O mesmo já tinha sido declarado, e conta essa declaração.',
    no_answer: 'A pergunta sobre ela não teve resposta.',
    other: 'O motivo está abaixo.',
  },
  closedEnd:
    'Não concorda? Responda a este e-mail e uma pessoa volta a analisar. Os seus direitos não mudam.',
};
