import { words } from '../../explain/languages/fr.words.js';
import { lowerFirst, type PageTexts } from '../page-texts.js';

const starts = {
  delivered: 'après la livraison',
  placed: 'après votre commande',
  dispatched: 'après l’expédition',
};
const legalStarts = {
  delivery: 'après la livraison',
  contract: 'après le contrat',
  document: 'après la réception du document contractuel',
  delivery_and_document: 'après la réception des articles et du document contractuel',
};

export const fr: PageTexts = {
  title: 'Retours et remboursements',
  about: (name, text) => `${name} : ${text}`,
  headings: {
    time: 'Vos délais',
    exclusions: 'Ce qui ne peut pas être retourné',
    how: 'Comment retourner un article',
    cost: 'Ce que cela coûte',
    refund: 'Votre remboursement',
    faulty: 'Articles défectueux',
    law: 'Vos droits selon la loi',
  },
  window: ({ days, starts: from }, s) =>
    `Vous pouvez retourner un article dans un délai de ${s.duration(days, 'calendar_day')} ${starts[from]}.`,
  noEnd: 'Vous pouvez retourner un article à tout moment.',
  noReturns: 'Notre propre politique ne reprend pas les articles si vous changez d’avis.',
  season: ({ startOn, endOn, days }, s) =>
    `Pour les commandes passées du ${s.day(startOn)} au ${s.day(endOn)}, ` +
    (days === null
      ? 'il n’y a pas de dernier jour.'
      : `le délai est de ${s.duration(days, 'calendar_day')}.`),
  house: ({ minAmount, length, unit }, s) => {
    const amount = minAmount && s.roundMoney(minAmount.amountMinor, minAmount.currency);
    const order = minAmount
      ? minAmount.over
        ? `une commande de plus de ${amount}`
        : `une commande d’au moins ${amount}`
      : 'une commande';
    return `Vous pouvez annuler ${order} dans un délai de ${s.duration(length, unit)} après l’achat. C’est un geste de notre part, et non un droit prévu par la loi.`;
  },
  lawLonger: 'Si la loi de votre pays vous donne plus de temps ou plus de droits, c’est la loi qui compte.',
  excluded: 'Notre propre politique ne couvre pas ces cas :',
  nothingExcluded: 'Notre propre politique n’exclut aucun article.',
  faultyAllTheSame: 'Les articles défectueux peuvent être retournés malgré tout.',
  excludedNotByLaw: 'Cela ne vous retire aucun de vos droits légaux.',
  start: 'Dites-nous quels articles vous souhaitez retourner avant de les envoyer.',
  shipBy: (days, s) =>
    `Une fois votre retour accepté, merci d’envoyer le colis dans un délai de ${s.duration(days, 'calendar_day')}.`,
  fee: ({ fee: { code, percent, per }, amountMinor, currency }, s) => {
    const amount = amountMinor === null ? `${percent} % du prix payé` : s.money(amountMinor, currency);
    return `Nous retenons ${words.fees[code]} de ${amount} par ${per === 'line' ? 'article' : 'retour'}.`;
  },
  noFees: 'Nous ne retenons aucuns frais sur votre remboursement.',
  feesNotByLaw:
    'Si vous retournez en vertu d’un droit légal, nous ne retenons des frais que dans la mesure où cette loi le permet.',
  resolutions: (items, s) => `Nous vous proposons ${s.list(items, 'disjunction')}.`,
  outbound: {
    never: 'Selon notre propre politique, les frais de livraison d’origine ne sont pas remboursés.',
    whole_order:
      'Si vous retournez toute la commande, nous remboursons aussi les frais de livraison d’origine.',
    whole_order_or_faulty:
      'Si vous retournez toute la commande, ou si les articles sont défectueux, nous remboursons aussi les frais de livraison d’origine.',
    always: 'Nous remboursons aussi les frais de livraison d’origine.',
  },
  byLegalRight: (sentence) => `Si vous retournez en vertu d’un droit légal : ${lowerFirst(sentence)}`,
  noTerm: 'Nous ne connaissons aucune loi qui fixe ici un nombre de jours pour le remboursement.',
  faultyWindow: (days, s) =>
    `Selon notre propre politique, vous pouvez retourner un article défectueux dans un délai de ${s.duration(days, 'calendar_day')}.`,
  faultyNoEnd: 'Selon notre propre politique, vous pouvez retourner un article défectueux à tout moment.',
  faultyShipping: {
    seller: 'Les frais de retour d’un article défectueux sont à notre charge.',
    consumer: 'Les frais de retour d’un article défectueux sont à votre charge.',
  },
  right: ({ citation, right, length, unit, start, dayOne }, s) =>
    `${s.cite(citation)} : vous pouvez ${words.rights[right]} dans un délai de ${s.duration(length, unit)} ${legalStarts[start]}` +
    (dayOne ? ' ; ce jour compte comme jour 1.' : '.'),
  notWhere: (right) => `Selon cette loi, vous ne pouvez pas ${right} dans ces cas :`,
  noLaw: 'Nous ne connaissons aucune loi qui donne ici un droit de retour.',
  ownChoice: 'Tout le reste de cette page est un geste de notre part, et non un droit prévu par la loi.',
};
