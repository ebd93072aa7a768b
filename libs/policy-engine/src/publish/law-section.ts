import { speak, speakerOf } from '../explain/explain.js';
import { statement } from '../explain/statement.js';
import type { TriggerEvent } from '../law/vocabulary.js';
import type { LegalRight } from './legal-rights.js';
import { paragraph, type Block, type PageContext } from './block.js';
import type { PeriodStart } from './page-texts.js';
import type { PlaceTerms } from './survey.js';

/** The rights of each country by their citation; then what is the store's own choice. */
export function lawSection(places: readonly PlaceTerms[], context: PageContext): Block[] {
  const { speech } = speakerOf(context.language);
  const countries = places.flatMap((place) => {
    const name = speech.country(place.country);
    if (place.legal.length === 0) return [paragraph(context.texts.about(name, context.texts.noLaw))];
    const rights = place.legal.map((right) => rightSentence(right, context));
    const list: Block = { kind: 'list', lead: context.texts.about(name, '').trimEnd(), items: rights };
    return [list, ...place.legal.flatMap((right) => exclusionList(right, context))];
  });
  return [...countries, paragraph(context.texts.ownChoice)];
}

function rightSentence({ citation, right, period }: LegalRight, { texts, language }: PageContext): string {
  if (!period) return speak(statement('law_no_fixed_end', { citation, right }), language).text;
  const { length, unit, event, countEventDay } = period;
  const start = startOf[event] ?? 'delivery';
  return texts.right(
    { citation, right, length, unit, start, dayOne: countEventDay },
    speakerOf(language).speech,
  );
}

/** Events that are not told here are a delivery of some kind. */
const startOf: Partial<Record<TriggerEvent, PeriodStart>> = {
  contract: 'contract',
  order: 'contract',
  purchase: 'contract',
  contract_document_received: 'document',
  contract_copy_received: 'document',
  later_of_copy_delivery: 'delivery_and_document',
  notice_given: 'document',
};

function exclusionList(
  { citation, right, exclusions }: LegalRight,
  { texts, language }: PageContext,
): Block[] {
  if (exclusions.length === 0) return [];
  const { language: spoken, speech } = speakerOf(language);
  const lead = texts.about(speech.cite(citation), texts.notWhere(spoken.words.rights[right]));
  return [{ kind: 'list', lead, items: exclusions.map((exclusion) => spoken.exclusions[exclusion]) }];
}
