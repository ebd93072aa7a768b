import { sentenceOf, speakerOf } from '../explain/explain.js';
import type { LanguageCode } from '../explain/language.js';
import type { CompiledPolicy } from '../policy/compile-policy.js';
import type { Condition } from '../policy/policy-document.js';
import { paragraph, type Block, type PageContext } from './block.js';
import { lawSection } from './law-section.js';
import { sectionIds, type PageTexts, type SectionId } from './page-texts.js';
import { perPlace } from './per-place.js';
import { costBlocks, faultyBlocks, refundBlocks, timeBlocks } from './place-blocks.js';
import type { PlaceTerms } from './survey.js';
import { de } from './texts/de.js';
import { en } from './texts/en.js';
import { es } from './texts/es.js';
import { fr } from './texts/fr.js';
import { pt } from './texts/pt.js';

export interface PolicyPage {
  readonly language: LanguageCode;
  readonly title: string;
  readonly sections: readonly {
    readonly id: SectionId;
    readonly heading: string;
    readonly blocks: readonly Block[];
  }[];
}

const pageTexts: Readonly<Record<LanguageCode, PageTexts>> = { en, es, fr, de, pt };

/** The policy in plain language, for the countries that are served. */
export function policyPage(
  policy: CompiledPolicy,
  places: readonly PlaceTerms[],
  language: LanguageCode,
): PolicyPage {
  const texts = pageTexts[language];
  const context = { texts, language };
  const sections: Readonly<Record<SectionId, readonly Block[]>> = {
    time: [...perPlace(places, context, timeBlocks), paragraph(texts.lawLonger)],
    exclusions: exclusionBlocks(policy, context),
    how: howBlocks(places, context),
    cost: perPlace(places, context, costBlocks),
    refund: perPlace(places, context, refundBlocks),
    faulty: perPlace(places, context, faultyBlocks),
    law: lawSection(places, context),
  };
  return {
    language,
    title: texts.title,
    sections: sectionIds.map((id) => ({ id, heading: texts.headings[id], blocks: sections[id] })),
  };
}

/** By our words where we have them, else by the title that the merchant gave. */
function exclusionBlocks({ document }: CompiledPolicy, { texts, language }: PageContext): Block[] {
  const declining = document.rules.filter(({ then }) => then.decline !== undefined);
  if (declining.length === 0) return [paragraph(texts.nothingExcluded)];
  const items = declining.map(
    ({ id, title, then }) => sentenceOf(then.decline ?? id, language) ?? title ?? id,
  );
  const notFaulty = declining.every(({ when }) => when && sparesFaulty(when));
  return [
    { kind: 'list', lead: texts.excluded, items: [...new Set(items)] },
    paragraph(notFaulty ? texts.faultyAllTheSame : texts.excludedNotByLaw),
  ];
}

function sparesFaulty(when: Condition): boolean {
  if ('fact' in when) return when.fact === 'line.faulty' && when.is === false;
  return 'all' in when && when.all.some(sparesFaulty);
}

function howBlocks(places: readonly PlaceTerms[], context: PageContext): Block[] {
  const { speech } = speakerOf(context.language);
  const shipBy = perPlace(places, context, ({ terms }) => [context.texts.shipBy(terms.shipByDays, speech)]);
  return [paragraph(context.texts.start), ...shipBy];
}
