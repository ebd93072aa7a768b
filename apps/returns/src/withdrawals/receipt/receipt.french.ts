import type { ReceiptWords } from './receipt.language.js';

export const french: ReceiptWords = {
  right: {
    eu: 'rétractation',
    gb: 'annulation',
    ar: 'rétractation (arrepentimiento)',
    br: 'rétractation (direito de arrependimento)',
    cl: 'rétractation (retracto)',
    co: 'rétractation (retracto)',
    mx: 'révocation (revocación)',
    none: 'rétractation',
  },
  title: (right) => `Accusé de réception de votre ${right}`,
  subject: (right, contract) => `Accusé de réception de votre ${right} : ${contract}`,
  greeting: (name) => `Bonjour ${name},`,
  lead: (shop) => `${shop} a reçu de vous cette déclaration :`,
  declared: 'Déclarée le',
  stated: 'Saisie d’abord le',
  name: 'Nom',
  contract: 'Contrat',
  email: 'E-mail pour cet accusé',
  goods: 'Articles',
  allGoods: 'Tous les articles du contrat',
  line: (quantity, id) => `${quantity} × ligne ${id}`,
  reason: 'Motif (facultatif)',
  number: 'Numéro de la déclaration',
  next: 'Ce qui se passe ensuite',
  receiptOnly:
    'Ceci confirme que votre déclaration a été reçue, avec son contenu, sa date et son heure. Cela ne dit pas encore ' +
    'que le marchand reconnaît ce droit.',
  look: 'Le marchand cherche votre commande. Si un point n’est pas clair, il vous écrit à l’adresse ci-dessus.',
  refund: {
    from_declaration: (days) =>
      `Le remboursement est dû dans les ${days} jours suivant cette déclaration, par le même moyen de paiement.`,
    from_goods: (days) =>
      `Le remboursement est dû dans les ${days} jours suivant le retour des articles ou la preuve de leur envoi, par le même moyen de paiement.`,
    at_once: () => 'Le remboursement est dû immédiatement, par le même moyen de paiement.',
    no_term: () => 'Le remboursement est dû sans retard ; la loi ne fixe pas de nombre de jours.',
    shop_terms: () => 'Le remboursement et sa date dépendent des conditions du marchand.',
  },
  wait: 'Le marchand peut attendre le retour des articles ou la preuve de leur envoi, selon ce qui vient d’abord.',
  undelivered:
    'Si les articles ne vous sont pas encore parvenus, vous n’avez rien à renvoyer avant leur arrivée.',
  sendBack: (days) =>
    `Renvoyez les articles dans les ${days} jours suivant cette déclaration. Vous recevrez une étiquette ou une adresse.`,
  sendBackSoon: 'Gardez les articles prêts : vous apprendrez comment les renvoyer.',
  costs: {
    customer:
      'Le renvoi est à vos frais, sauf si le marchand les prend en charge ou ne vous en a pas informé.',
    merchant: 'Le renvoi est aux frais du marchand.',
    unclear: 'Les frais de renvoi dépendent des conditions du marchand.',
  },
  mistake:
    'Une erreur ? Annulez la déclaration sur la page où vous l’avez faite, avant de remettre le colis.',
  law: (law) => `La loi visée : ${law}.`,
  otherLaw: 'Si une autre loi s’applique à votre contrat, ou vous donne plus, c’est elle qui compte.',
  hash: 'Empreinte de la déclaration (SHA-256)',
  hashHint: 'Tout changement de la déclaration donnerait une autre empreinte. Le marchand l’a conservée.',
  link: 'Retrouver cet accusé',
  asked: (contract) => `Une question sur votre déclaration : ${contract}`,
  askedLead: (right, instant) => `Vous avez déclaré votre ${right} le ${instant}. Le marchand demande :`,
  askedEnd: 'Répondez à ce message. Votre déclaration est enregistrée et garde sa date.',
  closed: (contract) => `À propos de votre déclaration : ${contract}`,
  closedLead: (right, instant) =>
    `Vous avez déclaré votre ${right} le ${instant}. Le marchand ne l’accepte pas :`,
  closedBecause: {
    no_contract_found: 'Aucun contrat auquel elle pourrait se rapporter n’a été trouvé.',
    out_of_time: 'Le délai était écoulé.',
    goods_excepted: 'La loi exclut ces articles.',
    duplicate: 'La même déclaration avait déjà été faite, et c’est elle qui compte.',
    no_answer: 'La question à son sujet est restée sans réponse.',
    other: 'Le motif est donné ci-dessous.',
  },
  closedEnd:
    'Vous n’êtes pas d’accord ? Répondez à ce message et une personne réexaminera. Vos droits restent inchangés.',
};
