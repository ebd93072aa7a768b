import { speakerOf } from '../explain/explain.js';
import type { Block, PageContext } from './block.js';
import type { PlaceTerms } from './survey.js';

/** Sentences that hold in one country. */
export type Sentences = (place: PlaceTerms, context: PageContext) => readonly string[];

/** One paragraph where all countries are told the same; else one for each group of countries, by name. */
export function perPlace(places: readonly PlaceTerms[], context: PageContext, say: Sentences): Block[] {
  const groups = new Map<string, string[]>();
  for (const place of places) {
    const text = say(place, context).join(' ');
    groups.set(text, [...(groups.get(text) ?? []), place.country]);
  }
  const { speech } = speakerOf(context.language);
  return [...groups].map(([text, countries]): Block => {
    if (groups.size === 1) return { kind: 'paragraph', text };
    const names = speech.list(countries.map(speech.country), 'conjunction');
    return { kind: 'paragraph', text: context.texts.about(names, text) };
  });
}
