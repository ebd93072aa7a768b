import type { Language } from './mail.language.js';

export const french: Language = {
  greeting: (name) => `Bonjour ${name},`,
  thanks: 'Merci pour votre achat.',
  letters: {
    return_authorized: ({ orderId, rmaNumber, shipBy }) => ({
      subject: `Votre retour pour la commande ${orderId} est autorisé`,
      paragraphs: [
        `Vous pouvez renvoyer vos articles. Votre numéro de retour est ${rmaNumber}.`,
        `L’étiquette prépayée suit dans un autre message. Remettez le colis au plus tard le ${shipBy}.`,
      ],
    }),
    label_ready: ({ orderId, rmaNumber, trackingNumber, portalUrl }) => ({
      subject: `L’étiquette de retour pour la commande ${orderId} est prête`,
      paragraphs: [
        `L’étiquette prépayée du retour ${rmaNumber} est prête. Imprimez-la ici : ${portalUrl}`,
        `Son numéro de suivi est ${trackingNumber}. Couvrez les anciennes étiquettes du colis.`,
      ],
    }),
    return_in_review: ({ orderId, rmaNumber, portalUrl }) => ({
      subject: `Nous examinons votre retour pour la commande ${orderId}`,
      paragraphs: [
        `Nous avons reçu votre demande de retour ${rmaNumber}. Une personne l’examine et répondra bientôt.`,
        `Vous n’avez rien à faire pour l’instant. Suivez-la ici : ${portalUrl}`,
      ],
    }),
    return_declined: ({ orderId, rmaNumber, reasons }) => ({
      subject: `Votre demande de retour pour la commande ${orderId}`,
      paragraphs: [
        `Nous ne pouvons pas accepter votre retour ${rmaNumber}, pour la raison suivante :`,
        reasons.map((reason) => `- ${reason}`).join('\n'),
        'Vous n’êtes pas d’accord ? Répondez à ce message et une personne réexaminera votre cas. ' +
          'Vos droits légaux restent inchangés.',
      ],
    }),
    parcel_received: ({ orderId, portalUrl }) => ({
      subject: `Votre colis pour la commande ${orderId} est arrivé`,
      paragraphs: [
        'Votre colis est arrivé. Nous vérifions les articles et vous écrirons dès le remboursement effectué.',
        `Suivez-le ici : ${portalUrl}`,
      ],
    }),
    refund_made: ({ orderId, amount }) => ({
      subject: `Votre remboursement pour la commande ${orderId}`,
      paragraphs: [
        `Nous vous avons remboursé ${amount} par le moyen de paiement utilisé.`,
        'Votre banque peut mettre quelques jours à l’afficher.',
      ],
    }),
    return_cancelled: ({ orderId, portalUrl }) => ({
      subject: `Votre retour pour la commande ${orderId} est annulé`,
      paragraphs: [
        'Votre retour est annulé. N’utilisez plus son étiquette.',
        `Vous avez changé d’avis ? Demandez un nouveau retour ici : ${portalUrl}`,
      ],
    }),
    return_expired: ({ orderId, portalUrl }) => ({
      subject: `Votre retour pour la commande ${orderId} a expiré`,
      paragraphs: [
        'Le dernier jour pour remettre le colis est passé, votre retour est donc clos.',
        `Vous l’avez déjà envoyé ? Répondez à ce message. Sinon, demandez un nouveau retour ici : ${portalUrl}`,
      ],
    }),
  },
  reasons: {
    no_earlier_purchase: 'Nous n’avons trouvé aucun achat de cet article.',
    quantity_exceeds_returnable:
      'La demande porte sur plus de pièces que vous n’en avez achetées et gardées.',
    not_goods: 'Il s’agit de frais, pas d’un article qui peut être renvoyé.',
    not_yet_delivered: 'Les articles n’ont pas encore été livrés.',
    outside_window: 'Le dernier jour pour renvoyer cet article est passé.',
    final_sale: 'Il s’agissait d’une vente ferme.',
    hygiene_seal_broken: 'Le scellé d’hygiène est rompu, l’article ne peut plus être revendu.',
    nothing_paid: 'Rien n’a été payé pour cela.',
    declined_after_review: 'Nous avons examiné votre demande et ne pouvons pas l’accepter.',
  },
  otherReason: 'Les conditions de retour de votre commande ne le permettent pas.',
};
