import type { ReceiptWords } from './receipt.language.js';

export const spanish: ReceiptWords = {
  right: {
    eu: 'desistimiento',
    gb: 'cancelación',
    ar: 'arrepentimiento',
    br: 'arrepentimiento',
    cl: 'retracto',
    co: 'retracto',
    mx: 'revocación',
    none: 'desistimiento',
  },
  title: (right) => `Recibo de tu declaración de ${right}`,
  subject: (right, contract) => `Recibo de tu declaración de ${right}: ${contract}`,
  greeting: (name) => `Hola, ${name}:`,
  lead: (shop) => `${shop} ha recibido esta declaración tuya:`,
  declared: 'Declarado el',
  stated: 'Escrito por primera vez el',
  name: 'Nombre',
  contract: 'Contrato',
  email: 'Correo para este recibo',
  goods: 'Artículos',
  allGoods: 'Todos los artículos del contrato',
  line: (quantity, id) => `${quantity} × línea ${id}`,
  reason: 'Motivo (no hace falta)',
  number: 'Número de la declaración',
  next: 'Qué pasa ahora',
  receiptOnly:
    'Esto confirma que tu declaración se ha recibido, con su contenido, fecha y hora. Todavía no dice que la tienda ' +
    'esté de acuerdo en que tienes ese derecho.',
  look: 'La tienda busca ahora tu pedido. Si algo no está claro, te preguntará en la dirección de arriba.',
  refund: {
    from_declaration: (days) =>
      `El reembolso debe hacerse en los ${days} días siguientes a esta declaración, por el mismo medio de pago.`,
    from_goods: (days) =>
      `El reembolso debe hacerse en los ${days} días siguientes al día en que los artículos vuelvan o demuestres que los has enviado, por el mismo medio de pago.`,
    at_once: () => 'El reembolso debe hacerse de inmediato, por el mismo medio de pago.',
    no_term: () => 'El reembolso debe hacerse sin demora; la ley no fija un número de días.',
    shop_terms: () => 'Si hay reembolso y cuándo depende de las condiciones de la tienda.',
  },
  wait: 'La tienda puede esperar a que vuelvan los artículos o a que demuestres que los has enviado, lo que ocurra antes.',
  undelivered: 'Si los artículos aún no te han llegado, no tienes que enviar nada hasta que lleguen.',
  sendBack: (days) =>
    `Envía los artículos en los ${days} días siguientes a esta declaración. Recibirás una etiqueta o una dirección.`,
  sendBackSoon: 'Ten los artículos preparados: te diremos cómo devolverlos.',
  costs: {
    customer: 'El envío de vuelta lo pagas tú, salvo que la tienda aceptara pagarlo o no te avisara antes.',
    merchant: 'El envío de vuelta lo paga la tienda.',
    unclear: 'Quién paga el envío de vuelta depende de las condiciones de la tienda.',
  },
  mistake: '¿Fue un error? Anúlalo en la página donde lo declaraste, antes de entregar el paquete.',
  law: (law) => `La ley a la que se refiere: ${law}.`,
  otherLaw: 'Si a tu contrato se le aplica otra ley, o te da más, cuenta esa.',
  hash: 'Huella de la declaración (SHA-256)',
  hashHint: 'Cualquier cambio en la declaración daría otra huella. La tienda la ha guardado.',
  link: 'Este recibo otra vez',
  asked: (contract) => `Una pregunta sobre tu declaración: ${contract}`,
  askedLead: (right, instant) => `Declaraste tu ${right} el ${instant}. La tienda pregunta:`,
  askedEnd: 'Responde a este correo. Tu declaración está registrada y conserva su fecha.',
  closed: (contract) => `Sobre tu declaración: ${contract}`,
  closedLead: (right, instant) => `Declaraste tu ${right} el ${instant}. La tienda no la acepta:`,
  closedBecause: {
    no_contract_found: 'No se ha encontrado ningún contrato al que pueda referirse.',
    out_of_time: 'El plazo había terminado.',
    goods_excepted: 'La ley excluye estos artículos.',
    duplicate: 'Ya se había declarado lo mismo, y cuenta aquella declaración.',
    no_answer: 'No se respondió a la pregunta sobre ella.',
    other: 'El motivo figura abajo.',
  },
  closedEnd:
    '¿No estás de acuerdo? Responde a este correo y una persona lo revisará. Tus derechos no cambian.',
};
