import type { FeeCode } from '#money';
import type { RefundDeadline, Window } from '../decision.js';
import type { PeriodUnit } from '../law/law-rule.js';
import type { Remedy } from '../law/vocabulary.js';
import type { Resolution } from '../policy/policy-document.js';
import type { Exclusion } from './exclusion.js';
import type { SpokenCode } from './response-words.js';
import type { PluralForms, Speech } from './speech.js';
import type { SpokenRight, StatementKey, StatementParams } from './statement.js';

export const languages = ['en', 'es', 'fr', 'de', 'pt'] as const;
export type LanguageCode = (typeof languages)[number];

/** One template a sentence. A language that lacks one does not compile. */
export type Templates = {
  readonly [K in StatementKey]: (params: StatementParams[K], speech: Speech) => string;
};

/** The words and phrases that sentences are made of. */
export interface Words {
  /** Two to ten, as written in a sentence. */
  readonly numbers: readonly string[];
  /** As they stand after 'within', in the case that asks for. */
  readonly units: Readonly<Record<PeriodUnit, PluralForms>>;
  /** A sentence that tells when the count began, without its full stop. */
  readonly started: Readonly<Record<Window['event'], (day: string) => string>>;
  /** Verb phrases, as they stand after 'you have until … to'. */
  readonly rights: Readonly<Record<SpokenRight, string>>;
  readonly remedies: Readonly<Record<Remedy, string>>;
  readonly resolutions: Readonly<Record<Resolution, string>>;
  readonly fees: Readonly<Record<FeeCode, string>>;
  /** When a refund's term starts, as it stands after 'within 14 days'. */
  readonly refundStarts: Readonly<Record<RefundDeadline['startsWhen'], string>>;
}

export interface Language {
  readonly code: LanguageCode;
  readonly dateLocale: string;
  readonly moneyLocale: string;
  readonly words: Words;
  /** Clauses, as they stand after 'because'. */
  readonly exclusions: Readonly<Record<Exclusion, string>>;
  readonly responses: Readonly<Record<SpokenCode, string>>;
  readonly templates: Templates;
}
