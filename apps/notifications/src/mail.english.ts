import type { Language } from './mail.language.js';

export const english: Language = {
  greeting: (name) => `Hello ${name},`,
  thanks: 'Thank you for shopping with us.',
  letters: {
    return_authorized: ({ orderId, rmaNumber, shipBy }) => ({
      subject: `Your return for order ${orderId} is authorized`,
      paragraphs: [
        `You can send your goods back. Your return number is ${rmaNumber}.`,
        `The prepaid label follows in a second mail. Please hand the parcel over by ${shipBy}.`,
      ],
    }),
    label_ready: ({ orderId, rmaNumber, trackingNumber, portalUrl }) => ({
      subject: `Your return label for order ${orderId} is ready`,
      paragraphs: [
        `The prepaid label for return ${rmaNumber} is ready. Print it here: ${portalUrl}`,
        `Its tracking number is ${trackingNumber}. Please cover old labels on the parcel.`,
      ],
    }),
    return_in_review: ({ orderId, rmaNumber, portalUrl }) => ({
      subject: `We are looking at your return for order ${orderId}`,
      paragraphs: [
        `We have your return request ${rmaNumber}. A person is looking at it and will answer soon.`,
        `You need not do anything now. You can follow it here: ${portalUrl}`,
      ],
    }),
    return_declined: ({ orderId, rmaNumber, reasons }) => ({
      subject: `Your return request for order ${orderId}`,
      paragraphs: [
        `We cannot accept your return ${rmaNumber}, for this reason:`,
        reasons.map((reason) => `- ${reason}`).join('\n'),
        'Do you see it differently? Answer this mail, and a person will look at your case again. ' +
          'Your rights by law stay as they are.',
      ],
    }),
    parcel_received: ({ orderId, portalUrl }) => ({
      subject: `Your parcel for order ${orderId} has arrived`,
      paragraphs: [
        'Your parcel is here. We check the goods next and write to you as soon as your refund is made.',
        `You can follow it here: ${portalUrl}`,
      ],
    }),
    refund_made: ({ orderId, amount }) => ({
      subject: `Your refund for order ${orderId}`,
      paragraphs: [
        `We have refunded ${amount} to the way you paid.`,
        'It may take your bank a few days to show it.',
      ],
    }),
    return_cancelled: ({ orderId, portalUrl }) => ({
      subject: `Your return for order ${orderId} is cancelled`,
      paragraphs: [
        'Your return is cancelled. Please do not use its label any more.',
        `Have you changed your mind? You can ask for a new return here: ${portalUrl}`,
      ],
    }),
    return_expired: ({ orderId, portalUrl }) => ({
      subject: `Your return for order ${orderId} has expired`,
      paragraphs: [
        'The last day to hand over your parcel has passed, so your return is closed.',
        `Have you sent it already? Answer this mail. Else you can ask for a new return here: ${portalUrl}`,
      ],
    }),
  },
  reasons: {
    no_earlier_purchase: 'We found no purchase of this item.',
    quantity_exceeds_returnable: 'More pieces were asked back than you bought and have not returned yet.',
    not_goods: 'This is a charge, not goods that can be sent back.',
    not_yet_delivered: 'The goods have not been delivered yet.',
    outside_window: 'The last day to return this has passed.',
    final_sale: 'This was a final sale.',
    hygiene_seal_broken: 'The hygiene seal is broken, so the goods cannot be sold again.',
    nothing_paid: 'Nothing was paid for this.',
    declined_after_review: 'We looked at your request and cannot accept it.',
  },
  otherReason: 'The return conditions of your order do not allow it.',
};
