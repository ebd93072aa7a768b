import type { Language, Templates } from '../language.js';
import type { Speech } from '../speech.js';
import type { Amount } from '../statement.js';
import { exclusions, responses, words } from './fr.words.js';

const until = (on: string, speech: Speech) => `jusqu’au ${speech.day(on)} à 24 h`;

function orders(minAmount: Amount | null, speech: Speech): string {
  if (!minAmount) return 'une commande';
  const amount = speech.roundMoney(minAmount.amountMinor, minAmount.currency);
  return minAmount.over ? `une commande de plus de ${amount}` : `une commande d’au moins ${amount}`;
}

const templates: Templates = {
  return_accepted: ({ accepted, total }) =>
    accepted === total
      ? 'Votre retour est accepté.'
      : `Nous acceptons ${accepted} des ${total} articles de votre retour.`,
  return_declined: () => 'Nous sommes désolés, mais nous ne pouvons pas accepter ce retour.',
  return_in_review: () => 'Une personne de notre équipe doit examiner ce retour avant toute décision.',
  line_accepted: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Vous pouvez retourner cet article.',
      other: 'Vous pouvez retourner ces {n} articles.',
    }),
  line_declined: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Nous sommes désolés, mais nous ne pouvons pas reprendre cet article.',
      other: 'Nous sommes désolés, mais nous ne pouvons pas reprendre ces {n} articles.',
    }),
  line_in_review: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Une personne de notre équipe doit examiner cet article avant toute décision.',
      other: 'Une personne de notre équipe doit examiner ces {n} articles avant toute décision.',
    }),
  declined_because: ({ code }) => responses[code],
  pieces_left: ({ quantity }, s) =>
    s.plural(quantity, {
      one: 'Une pièce peut encore être retournée.',
      other: 'Jusqu’à {n} pièces peuvent encore être retournées.',
    }),

  law_open: ({ citation, right, lastDayOn }, s) =>
    `La loi (${s.cite(citation)}) vous laisse ${until(lastDayOn, s)} pour ${words.rights[right]}.`,
  law_closed: ({ citation, right, lastDayOn }, s) =>
    `La loi (${s.cite(citation)}) vous laissait ${until(lastDayOn, s)} pour ${words.rights[right]}.`,
  law_no_fixed_end: ({ citation, right }, s) =>
    `Selon la loi (${s.cite(citation)}), vous pouvez ${words.rights[right]} ; elle ne fixe pas de nombre de jours.`,
  law_not_started: ({ citation, right, already }, s) =>
    `Le délai légal pour ${words.rights[right]} (${s.cite(citation)}) n’a pas encore commencé` +
    (already ? ', mais vous pouvez déjà le faire.' : '.'),
  law_excluded: ({ citation, right, exclusion }, s) =>
    `Selon la loi (${s.cite(citation)}), vous ne pouvez pas ici ${words.rights[right]}, car ${exclusions[exclusion]}.`,
  law_below_minimum: ({ citation, right, minAmount }, s) =>
    minAmount
      ? `Selon la loi (${s.cite(citation)}), vous ne pouvez ${words.rights[right]} que pour ${orders(minAmount, s)}.`
      : `Le montant de la commande ne suffit pas pour ${words.rights[right]} selon la loi (${s.cite(citation)}).`,
  law_unknown: () =>
    'Nous ne connaissons aucune loi qui donne ici un droit de retour ; c’est notre propre politique qui décide.',
  house_open: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Notre boutique vous permet d’annuler ${orders(minAmount, s)} dans un délai de ` +
    `${s.duration(length, unit)} : ici, ${until(lastDayOn, s)}. ` +
    'C’est un geste de notre part, et non un droit prévu par la loi.',
  house_closed: ({ minAmount, length, unit, lastDayOn }, s) =>
    `Notre boutique vous permet d’annuler ${orders(minAmount, s)} dans un délai de ` +
    `${s.duration(length, unit)} : ici, c’était possible ${until(lastDayOn, s)}. ` +
    'C’est un geste de notre part, et non un droit prévu par la loi.',
  house_below_minimum: ({ minAmount }, s) =>
    `Notre boutique ne permet d’annuler qu’${orders(minAmount, s)} ; la vôtre n’atteint pas ce montant.`,
  policy_open: ({ length, unit, lastDayOn }, s) =>
    `Notre propre politique de retour vous laisse ${length === null ? '' : `${s.duration(length, unit)}, soit `}` +
    `${until(lastDayOn, s)}.`,
  policy_closed: ({ length, unit, lastDayOn }, s) =>
    `Notre propre politique de retour vous laissait ${length === null ? '' : `${s.duration(length, unit)}, soit `}` +
    `${until(lastDayOn, s)}.`,
  policy_no_end: () => 'Notre propre politique de retour ne fixe pas de dernier jour.',
  policy_not_started: () => 'Le délai de notre propre politique de retour n’a pas encore commencé.',

  count_start: ({ event, startsOn, timeZone, countEventDay }, s) =>
    `${words.started[event](s.day(startsOn))} (${timeZone}). ` +
    (countEventDay ? 'Ce jour est le jour 1.' : 'Le lendemain est le jour 1.'),
  count_skipped: ({ days }, s) => `Ne comptent pas : ${s.days(days)}.`,
  count_period: ({ length, unit, lastDayOn }, s) =>
    `Le délai de ${s.duration(length, unit)} prend fin le ${s.day(lastDayOn)}.`,
  count_rollover: ({ days, basis, lastDayOn }, s) =>
    `${days.length === 1 ? 'Ne compte pas' : 'Ne comptent pas'} comme dernier jour : ${s.days(days)} ; ` +
    `le dernier jour est donc reporté au ${s.day(lastDayOn)}${basis ? ` (${s.cite(basis)})` : ''}.`,
  count_not_informed: ({ lastDayOn }, s) =>
    lastDayOn
      ? `Vous n’avez pas été informé de ce droit à temps : le dernier jour devient donc le ${s.day(lastDayOn)}.`
      : 'Vous n’avez pas été informé de ce droit à temps : son dernier jour n’est donc pas encore fixé.',
  request_in_time: ({ requestedAt, timeZone }, s) =>
    `Votre demande du ${s.instant(requestedAt, timeZone)}, est arrivée à temps.`,
  request_too_late: ({ requestedAt, timeZone }, s) =>
    `Votre demande du ${s.instant(requestedAt, timeZone)}, est arrivée trop tard pour cela.`,

  remedy: ({ remedy }) => words.remedies[remedy],
  resolutions: ({ resolutions }, s) =>
    `${resolutions.length === 1 ? 'Nous vous proposons' : 'Vous pouvez choisir'} ${s.list(
      resolutions.map((resolution) => words.resolutions[resolution]),
      'disjunction',
    )}.`,
  fee: ({ code, amountMinor, currency }, s) =>
    `Nous retenons sur votre remboursement ${words.fees[code]} de ${s.money(amountMinor, currency)}.`,
  no_fees: () => 'Nous ne retenons aucuns frais sur votre remboursement.',
  return_shipping: ({ paidBy }) =>
    paidBy === 'seller'
      ? 'Les frais de retour sont à notre charge.'
      : 'Les frais de retour sont à votre charge.',
  outbound_shipping: ({ extent }) => outbound[extent],
  refund_deadline: ({ startsWhen, length, unit, dueOn, citation }, s) => {
    const basis = citation ? ` (${s.cite(citation)})` : '';
    if (dueOn) return `Le remboursement vous est dû au plus tard le ${s.day(dueOn)}${basis}.`;
    const term = length === 0 ? 'immédiatement' : `dans un délai de ${s.duration(length, unit)}`;
    return `Le remboursement vous est dû ${term} ${words.refundStarts[startsWhen]}${basis}.`;
  },
  refund_withheld: () =>
    'Nous pouvons différer le remboursement jusqu’au retour des articles ou jusqu’à la preuve de leur envoi.',
  ship_by: ({ lastDayOn }, s) => `Merci d’envoyer le colis au plus tard le ${s.day(lastDayOn)}.`,
};

const outbound = {
  none: 'Les frais de livraison d’origine ne sont pas remboursés.',
  standard_delivery: 'La livraison standard est remboursée aussi, sauf si elle l’a déjà été.',
  all: 'Les frais de livraison d’origine sont remboursés aussi, sauf s’ils l’ont déjà été.',
};

export const fr: Language = {
  code: 'fr',
  dateLocale: 'fr',
  moneyLocale: 'fr',
  words,
  exclusions,
  responses,
  templates,
};
