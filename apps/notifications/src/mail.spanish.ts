import type { Language } from './mail.language.js';

export const spanish: Language = {
  greeting: (name) => `Hola, ${name}:`,
  thanks: 'Gracias por comprar con nosotros.',
  letters: {
    return_authorized: ({ orderId, rmaNumber, shipBy }) => ({
      subject: `Tu devolución del pedido ${orderId} está autorizada`,
      paragraphs: [
        `Puedes devolver tus artículos. Tu número de devolución es ${rmaNumber}.`,
        `La etiqueta prepagada llegará en otro correo. Entrega el paquete a más tardar el ${shipBy}.`,
      ],
    }),
    label_ready: ({ orderId, rmaNumber, trackingNumber, portalUrl }) => ({
      subject: `La etiqueta de devolución del pedido ${orderId} está lista`,
      paragraphs: [
        `La etiqueta prepagada de la devolución ${rmaNumber} está lista. Imprímela aquí: ${portalUrl}`,
        `Su número de seguimiento es ${trackingNumber}. Tapa las etiquetas antiguas del paquete.`,
      ],
    }),
    return_in_review: ({ orderId, rmaNumber, portalUrl }) => ({
      subject: `Estamos revisando tu devolución del pedido ${orderId}`,
      paragraphs: [
        `Tenemos tu solicitud de devolución ${rmaNumber}. Una persona la está revisando y responderá pronto.`,
        `Por ahora no tienes que hacer nada. Puedes seguirla aquí: ${portalUrl}`,
      ],
    }),
    return_declined: ({ orderId, rmaNumber, reasons }) => ({
      subject: `Tu solicitud de devolución del pedido ${orderId}`,
      paragraphs: [
        `No podemos aceptar tu devolución ${rmaNumber} por este motivo:`,
        reasons.map((reason) => `- ${reason}`).join('\n'),
        '¿No estás de acuerdo? Responde a este correo y una persona volverá a estudiar tu caso. ' +
          'Tus derechos legales no cambian.',
      ],
    }),
    parcel_received: ({ orderId, portalUrl }) => ({
      subject: `Tu paquete del pedido ${orderId} ha llegado`,
      paragraphs: [
        'Tu paquete ya está aquí. Ahora revisamos los artículos y te escribiremos cuando hagamos el reembolso.',
        `Puedes seguirlo aquí: ${portalUrl}`,
      ],
    }),
    refund_made: ({ orderId, amount }) => ({
      subject: `Tu reembolso del pedido ${orderId}`,
      paragraphs: [
        `Te hemos reembolsado ${amount} por el mismo medio con el que pagaste.`,
        'Tu banco puede tardar unos días en mostrarlo.',
      ],
    }),
    return_cancelled: ({ orderId, portalUrl }) => ({
      subject: `Tu devolución del pedido ${orderId} está cancelada`,
      paragraphs: [
        'Tu devolución está cancelada. No uses ya su etiqueta.',
        `¿Has cambiado de idea? Puedes pedir otra devolución aquí: ${portalUrl}`,
      ],
    }),
    return_expired: ({ orderId, portalUrl }) => ({
      subject: `Tu devolución del pedido ${orderId} ha caducado`,
      paragraphs: [
        'El último día para entregar el paquete ha pasado y tu devolución está cerrada.',
        `¿Ya lo has enviado? Responde a este correo. Si no, puedes pedir otra devolución aquí: ${portalUrl}`,
      ],
    }),
  },
  reasons: {
    no_earlier_purchase: 'No encontramos ninguna compra de este artículo.',
    quantity_exceeds_returnable: 'Se piden devolver más unidades de las compradas y aún no devueltas.',
    not_goods: 'Es un cargo, no un artículo que se pueda devolver.',
    not_yet_delivered: 'Los artículos aún no se han entregado.',
    outside_window: 'El último día para devolverlo ha pasado.',
    final_sale: 'Era una venta final.',
    hygiene_seal_broken: 'El precinto de higiene está roto y el artículo no se puede volver a vender.',
    nothing_paid: 'No se pagó nada por ello.',
    declined_after_review: 'Hemos revisado tu solicitud y no podemos aceptarla.',
  },
  otherReason: 'Las condiciones de devolución de tu pedido no lo permiten.',
};
