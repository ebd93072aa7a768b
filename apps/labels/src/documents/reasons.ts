import type { ReasonCode } from '#contracts';
import type { printedLanguages } from './words.js';

type Language = keyof typeof printedLanguages;

/** Why a customer returns, in a word or two, in the order en, es, fr, de, pl. */
const table: Record<ReasonCode, [string, string, string, string, string]> = {
  changed_mind: [
    'Changed my mind',
    'Cambio de opinión',
    'Changement d’avis',
    'Anders überlegt',
    'Zmiana zdania',
  ],
  no_longer_needed: [
    'No longer needed',
    'Ya no lo necesito',
    'Plus nécessaire',
    'Nicht mehr nötig',
    'Niepotrzebne',
  ],
  better_price_found: [
    'Found cheaper',
    'Más barato en otro sitio',
    'Trouvé moins cher',
    'Günstiger gefunden',
    'Taniej gdzie indziej',
  ],
  ordered_by_mistake: [
    'Ordered by mistake',
    'Pedido por error',
    'Commande par erreur',
    'Irrtümlich bestellt',
    'Zamówione przez pomyłkę',
  ],
  does_not_fit: ['Does not fit', 'No me queda bien', 'Ne va pas', 'Passt nicht', 'Nie pasuje'],
  quality_not_expected: ['Quality', 'Calidad', 'Qualité', 'Qualität', 'Jakość'],
  not_as_described: [
    'Not as described',
    'No es como se describe',
    'Non conforme',
    'Nicht wie beschrieben',
    'Niezgodne z opisem',
  ],
  arrived_too_late: [
    'Arrived too late',
    'Llegó tarde',
    'Arrivé trop tard',
    'Zu spät geliefert',
    'Dostarczone za późno',
  ],
  damaged_in_transit: [
    'Damaged in transit',
    'Dañado en el transporte',
    'Abîmé en transport',
    'Transportschaden',
    'Uszkodzone w transporcie',
  ],
  defective: ['Defective', 'Defectuoso', 'Défectueux', 'Defekt', 'Wadliwe'],
  wrong_item_sent: ['Wrong item', 'Artículo equivocado', 'Mauvais article', 'Falscher Artikel', 'Zły towar'],
  missing_parts: ['Parts missing', 'Faltan piezas', 'Pièces manquantes', 'Teile fehlen', 'Brak części'],
  other: ['Other', 'Otro', 'Autre', 'Anderer Grund', 'Inny'],
  not_specified: ['Not told', 'Sin indicar', 'Non précisé', 'Ohne Angabe', 'Nie podano'],
};

const places: Record<Language, number> = { en: 0, es: 1, fr: 2, de: 3, pl: 4 };

/** The reason as printed; a code that we do not know as it is. */
export function reasonName(code: string, language: Language): string {
  const names = (table as Record<string, readonly string[]>)[code];
  return names?.[places[language]] ?? code.replaceAll('_', ' ');
}
