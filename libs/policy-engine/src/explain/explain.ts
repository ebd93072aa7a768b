import type { Decision } from '../decision.js';
import { lineStatements, returnStatements } from './decision-statements.js';
import type { Language, LanguageCode } from './language.js';
import { de } from './languages/de.js';
import { en } from './languages/en.js';
import { es } from './languages/es.js';
import { fr } from './languages/fr.js';
import { pt } from './languages/pt.js';
import { spokenCodeOf } from './response-words.js';
import { speechOf } from './speech-of.js';
import type { Speech } from './speech.js';
import type { Statement } from './statement.js';

/** One sentence with what it was made from. */
export type SpokenStatement = Statement & { readonly text: string };

export interface LineExplanation {
  readonly lineId: string;
  readonly statements: readonly SpokenStatement[];
}

export interface Explanation {
  readonly language: LanguageCode;
  readonly statements: readonly SpokenStatement[];
  /** One for each line of the decision, in its order. */
  readonly lines: readonly LineExplanation[];
}

/** The decision in plain sentences, for the customer: made from the decision alone, the same bytes every time. */
export function explain(decision: Decision, language: LanguageCode): Explanation {
  return {
    language,
    statements: returnStatements(decision).map((said) => speak(said, language)),
    lines: decision.lines.map((line) => ({
      lineId: line.lineId,
      statements: lineStatements(line, decision).map((said) => speak(said, language)),
    })),
  };
}

export interface Speaker {
  readonly language: Language;
  readonly speech: Speech;
}

const speakers: Readonly<Record<LanguageCode, Speaker>> = {
  en: speaker(en),
  es: speaker(es),
  fr: speaker(fr),
  de: speaker(de),
  pt: speaker(pt),
};

/** Throws RangeError for a day, zone or currency that does not exist. */
export function speak(said: Statement, language: LanguageCode): SpokenStatement {
  const { language: spoken, speech } = speakers[language];
  const template = spoken.templates[said.key] as (params: Statement['params'], speech: Speech) => string;
  return { ...said, text: template(said.params, speech) };
}

/** What a response code says; null for a merchant's own that we have no words for. */
export function sentenceOf(code: string, language: LanguageCode): string | null {
  const spoken = spokenCodeOf(code);
  return spoken === 'policy' ? null : speakers[language].language.responses[spoken];
}

export function speakerOf(language: LanguageCode): Speaker {
  return speakers[language];
}

function speaker(language: Language): Speaker {
  return { language, speech: speechOf(language) };
}
