import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import {
  dayOneInTokyo,
  decideSale,
  easterInBerlin,
  laborDayInDallas,
  notInformedInParis,
  sundayInLondon,
  tiradentesInSaoPaulo,
  type Sale,
} from '../../test/sales.builder.js';
import type { Decision } from '../decision.js';
import { compileLaw } from '../law/compile-law.js';
import type { PolicyRule } from '../policy/policy-document.js';
import { explain } from './explain.js';
import type { LanguageCode } from './language.js';

const law = compileLaw(readPacks());

function toldOf(sale: Sale, language: LanguageCode, rules?: readonly PolicyRule[]): string[] {
  return lineOf(decideSale(sale, law, rules), language);
}

function lineOf(decision: Decision, language: LanguageCode): string[] {
  return (explain(decision, language).lines[0]?.statements ?? []).map(({ text }) => text);
}

function returnOf(decision: Decision, language: LanguageCode): string[] {
  return explain(decision, language).statements.map(({ text }) => text);
}

describe('a whole explanation', () => {
  it('tells of Easter 2025 in Berlin day by day', () => {
    expect(toldOf(easterInBerlin, 'en')).toEqual([
      'You can return this item.',
      'By law, Bürgerliches Gesetzbuch (BGB), ss. 312g, 355-357a gives you until midnight at the end of ' +
        'Tuesday 22 April 2025 to withdraw from this purchase.',
      'The last goods of your order arrived on Friday 4 April 2025 (Europe/Berlin). Day 1 is the next day.',
      'The period of 14 days ends on Friday 18 April 2025.',
      'Friday 18 April (Good Friday), Saturday 19 April, Sunday 20 April and Monday 21 April ' +
        '(Easter Monday) are not working days, so the last day moves to Tuesday 22 April 2025 ' +
        '(BGB ss. 187(1), 188(1), 193).',
      'Your request of Tuesday 22 April 2025, 22:00 is in time.',
      'By law you are entitled to a refund.',
    ]);
  });

  it('names the three-day rule of the store as the store’s', () => {
    const [, unknown, house, ...count] = toldOf(laborDayInDallas, 'en');
    expect(unknown).toBe(
      'We know of no law that gives a right of return in this case; our own policy decides.',
    );
    expect(house).toBe(
      'Our store policy lets you cancel orders of $25 or more within three business days: for this order, until ' +
        'midnight at the end of Wednesday 3 September 2025. This is our own offer, not a legal right.',
    );
    expect(count).toEqual([
      'You placed your order on Friday 29 August 2025 (America/Chicago). Day 1 is the next day.',
      'Not counted: Sunday 31 August and Monday 1 September (Labor Day).',
      'The period of three business days ends on Wednesday 3 September 2025.',
      'Your request of Wednesday 3 September 2025, 09:30 is in time.',
      'We offer you a refund.',
    ]);
  });

  it('names the federal rule as law at the door', () => {
    const atTheDoor: Sale = {
      ...laborDayInDallas,
      differences: { order: { channel: 'doorstep_residence' } },
    };
    const [, lawful] = toldOf(atTheDoor, 'en');
    expect(lawful).toMatch(
      /^By law, .*16 CFR 429\.0-429\.3 gives you until midnight at the end of Wednesday 3 September 2025 to cancel/,
    );
  });

  it('says that an order is too small for the store’s rule', () => {
    const small: Sale = { ...laborDayInDallas, differences: { order: { totalMinor: 2499 } } };
    expect(toldOf(small, 'en')).toContain(
      'Our store policy lets you cancel only orders of $25 or more; this order comes to less.',
    );
  });

  it('gives a Sunday in London no more time, and every reason to decline', () => {
    const rules: PolicyRule[] = [
      { id: 'r-1', title: 'Sale', then: { windowDays: 7, decline: 'final_sale' } },
    ];
    expect(toldOf(sundayInLondon, 'en', rules)).toEqual([
      'We are sorry, but we cannot take this item back.',
      'The last day to return this item has passed.',
      'This item was sold as a final sale.',
      expect.stringMatching(
        /^By law, .* gave you until midnight at the end of Sunday 18 May 2025 to withdraw/,
      ),
      'The last goods of your order arrived on Sunday 4 May 2025 (Europe/London). Day 1 is the next day.',
      'The period of 14 days ends on Sunday 18 May 2025.',
      'Your request of Monday 19 May 2025, 00:00 came too late for this.',
    ]);
  });

  it('counts the day itself in Tokyo', () => {
    const told = toldOf(dayOneInTokyo, 'en');
    expect(told).toContain('The goods arrived on Monday 2 June 2025 (Asia/Tokyo). That day is day 1.');
    expect(told).toContain('The period of eight days ends on Monday 9 June 2025.');
  });

  it('first extends for want of information, then moves past the weekend', () => {
    expect(toldOf(notInformedInParis, 'en').slice(3, 6)).toEqual([
      'The period of 14 days ends on Friday 16 May 2025.',
      'You were not told about this right in time, so the last day becomes Saturday 16 May 2026.',
      'Saturday 16 May and Sunday 17 May are not working days, so the last day moves to Monday 18 May 2026 ' +
        '(Code de la consommation art. L221-19, 3).',
    ]);
  });

  it('tells of fees, postage, delivery charge and refund', () => {
    const rules: PolicyRule[] = [
      {
        id: 'r-1',
        then: {
          windowDays: 100,
          fees: [{ code: 'restocking_fee', per: 'line', percent: 10 }],
          returnShippingPaidBy: 'consumer',
        },
      },
    ];
    const late: Sale = {
      ...laborDayInDallas,
      deliveredAt: '2025-09-04T10:00:00-05:00',
      requestedAt: '2025-10-01T10:00:00Z',
    };
    const decision = decideSale(late, law, rules);
    expect(lineOf(decision, 'en')).toContain('We deduct a restocking fee of $6.00 from your refund.');
    expect(returnOf(decision, 'en')).toEqual([
      'Your return is accepted.',
      'The return shipping is at your own cost.',
      'The original delivery charge is not refunded.',
      'Please send the parcel by Wednesday 15 October 2025.',
    ]);
    expect(returnOf(decideSale(easterInBerlin, law), 'en')).toContain(
      'Your refund is due by Tuesday 6 May 2025 at the latest (Bürgerliches Gesetzbuch (BGB), ss. 312g, 355-357a).',
    );
  });

  it('names no reason of a review', () => {
    const rules: PolicyRule[] = [
      { id: 'r-9', title: 'Known abuser', then: { windowDays: 99, review: 'abuse_suspected' } },
    ];
    const late: Sale = {
      ...laborDayInDallas,
      deliveredAt: '2025-09-04T10:00:00-05:00',
      requestedAt: '2025-10-01T10:00:00Z',
    };
    const decision = decideSale(late, law, rules);
    expect(decision.verdict).toBe('review');
    expect(lineOf(decision, 'en')[0]).toBe(
      'A member of our team needs to look at this item before it is decided.',
    );
    expect(returnOf(decision, 'en')).toEqual([
      'A member of our team needs to look at this return before it is decided.',
    ]);
    expect(lineOf(decision, 'en').join(' ')).not.toMatch(/abuse/);
  });
});

describe('the rollover past Easter, in each language', () => {
  it.each<[LanguageCode, string]>([
    [
      'es',
      'No cuentan como último día: viernes 18 de abril (Viernes Santo), sábado 19 de abril, domingo 20 de abril ' +
        'y lunes 21 de abril (Lunes de Pascua); por eso, el último día pasa al martes, 22 de abril de 2025 ' +
        '(BGB §§ 187(1), 188(1), 193).',
    ],
    [
      'fr',
      'Ne comptent pas comme dernier jour : vendredi 18 avril (Vendredi saint), samedi 19 avril, dimanche 20 avril ' +
        'et lundi 21 avril (Lundi de Pâques) ; le dernier jour est donc reporté au mardi 22 avril 2025 ' +
        '(BGB §§ 187(1), 188(1), 193).',
    ],
    [
      'de',
      'Als letzter Tag zählen nicht: Freitag 18. April (Karfreitag), Samstag 19. April, Sonntag 20. April ' +
        'und Montag 21. April (Ostermontag); die Frist endet daher am Dienstag, 22. April 2025 ' +
        '(BGB §§ 187(1), 188(1), 193).',
    ],
    [
      'pt',
      'Não contam como último dia: sexta-feira 18 de abril (Sexta-feira Santa), sábado 19 de abril, domingo 20 de ' +
        'abril e segunda-feira 21 de abril (Segunda-feira de Páscoa); por isso, o último dia ' +
        'passa para terça-feira, 22 de abril de 2025 (BGB §§ 187(1), 188(1), 193).',
    ],
  ])('%s', (language, sentence) => {
    expect(toldOf(easterInBerlin, language)).toContain(sentence);
  });
});

describe('law and store, in each language', () => {
  it.each<[LanguageCode, string, string]>([
    [
      'es',
      'Por ley (Bürgerliches Gesetzbuch (BGB), §§ 312g, 355-357a), tiene hasta las 24:00 del martes, 22 de abril de ' +
        '2025 para ejercer su derecho de desistimiento.',
      'La política de nuestra tienda le permite cancelar pedidos de 25 US$ o más en un plazo de tres días hábiles: en ' +
        'este caso, hasta las 24:00 del miércoles, 3 de septiembre de 2025. Es una ventaja que ofrecemos nosotros, no ' +
        'un derecho legal.',
    ],
    [
      'fr',
      'La loi (Bürgerliches Gesetzbuch (BGB), §§ 312g, 355-357a) vous laisse jusqu’au mardi 22 avril 2025 à 24 h pour ' +
        'exercer votre droit de rétractation.',
      'Notre boutique vous permet d’annuler une commande d’au moins 25 $US dans un délai de trois jours ouvrables : ' +
        'ici, jusqu’au mercredi 3 septembre 2025 à 24 h. C’est un geste de notre part, et non un droit prévu par la loi.',
    ],
    [
      'de',
      'Nach dem Gesetz (Bürgerliches Gesetzbuch (BGB), §§ 312g, 355-357a) können Sie bis Dienstag, 22. April 2025, ' +
        '24 Uhr, den Kauf widerrufen.',
      'Nach den Regeln unseres Shops können Sie Bestellungen ab 25 $ innerhalb von drei Werktagen stornieren, diese ' +
        'also bis Mittwoch, 3. September 2025, 24 Uhr. Das ist unser eigenes Angebot und kein gesetzliches Recht.',
    ],
    [
      'pt',
      'Por lei (Bürgerliches Gesetzbuch (BGB), §§ 312g, 355-357a), tem até as 24h de terça-feira, 22 de abril de 2025 ' +
        'para exercer o direito de arrependimento (livre resolução).',
      'A política da nossa loja permite cancelar pedidos a partir de US$ 25 no prazo de três dias úteis: neste caso, ' +
        'até as 24h de quarta-feira, 3 de setembro de 2025. É uma vantagem que nós oferecemos, não um direito legal.',
    ],
  ])('%s', (language, lawful, house) => {
    expect(toldOf(easterInBerlin, language)).toContain(lawful);
    expect(toldOf(laborDayInDallas, language)).toContain(house);
  });

  it('tells of Tiradentes in Portuguese', () => {
    expect(toldOf(tiradentesInSaoPaulo, 'pt')).toContain(
      'Não conta como último dia: segunda-feira 21 de abril (Tiradentes); por isso, o último dia passa para ' +
        'terça-feira, 22 de abril de 2025 (Codigo Civil art. 132 par. 1).',
    );
  });

  it('knows the French first of the month', () => {
    const sale: Sale = { ...notInformedInParis, requestedAt: '2026-05-18T10:00:00+02:00' };
    expect(returnOf(decideSale(sale, law), 'fr')).toContain(
      'Merci d’envoyer le colis au plus tard le lundi 1er juin 2026.',
    );
  });
});

it('gives the same explanation every time', () => {
  const decision = decideSale(easterInBerlin, law);
  expect(JSON.stringify(explain(decision, 'fr'))).toBe(
    JSON.stringify(explain(structuredClone(decision), 'fr')),
  );
});
