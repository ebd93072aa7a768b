import type { RuleRef } from '../decision.js';
import { dayOf } from '../time/days.js';
import { problemsOf } from './check-pack.js';
import type { LawPack, LawRule } from './law-rule.js';

/** A rule made ready: what is asked of every line is looked up once. */
export interface CompiledRule {
  readonly rule: LawRule;
  readonly ref: RuleRef;
  readonly channels: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  /** Null: any reason. */
  readonly reasons: ReadonlySet<string> | null;
  readonly exclusions: ReadonlySet<string>;
  /** Contract days that it governs, the last one excluded. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly disabled: boolean;
}

export interface Law {
  /** Names the facts' date, their number and a checksum of every rule. */
  readonly version: string;
  /** Rules of the place: its own, then those of the country it lies in, then those of any place. */
  rulesFor(jurisdiction: string): readonly CompiledRule[];
  /** Whether a pack of the place, or of its country, exists. */
  knows(jurisdiction: string): boolean;
}

/** Throws one Error that lists every word the engine does not understand, and every pack without cases. */
export function compileLaw(packs: readonly LawPack[]): Law {
  const problems = problemsOf(packs);
  if (problems.length > 0) throw new Error(`the law packs cannot be used:\n${problems.join('\n')}`);
  return lawOf(
    versionOf(packs),
    packs.flatMap(({ rules }) => rules),
  );
}

/** The law of a stored decision, from the rules that were consulted then. */
export function lawOf(version: string, rules: readonly LawRule[]): Law {
  const byPlace = new Map<string, CompiledRule[]>();
  for (const rule of rules.filter(({ jurisdiction }) => jurisdiction !== union)) {
    const ofPlace = byPlace.get(rule.jurisdiction) ?? [];
    byPlace.set(rule.jurisdiction, [...ofPlace, compileRule(rule)]);
  }
  const knows = (jurisdiction: string) =>
    placesOf(jurisdiction).some((place) => place !== anyPlace && byPlace.has(place));
  const found = new Map<string, readonly CompiledRule[]>();
  const rulesFor = (jurisdiction: string): readonly CompiledRule[] => {
    const known = found.get(jurisdiction);
    if (known) return known;
    const spoken = placesOf(jurisdiction).flatMap((place) => byPlace.get(place) ?? []);
    // A place that nobody knows is not worth remembering: callers may name as many as they like.
    if (knows(jurisdiction)) found.set(jurisdiction, spoken);
    return spoken;
  };
  return { version, rulesFor, knows };
}

const anyPlace = 'ZZ';
/** Its rules are templates: what binds is the row of a member state. */
const union = 'EU';

/** Most particular first. */
function placesOf(jurisdiction: string): string[] {
  const country = jurisdiction.slice(0, 2);
  return jurisdiction === country ? [country, anyPlace] : [jurisdiction, country, anyPlace];
}

function compileRule(rule: LawRule): CompiledRule {
  const { ruleId, statutory, kind, legalInstrument, section, confidence } = rule;
  const { channels, subjects, reasons } = rule.appliesTo;
  const source = !statutory && kind === 'merchant_policy' ? 'house' : 'law';
  return {
    rule,
    ref: { source, ruleId, citation: citationOf(legalInstrument, section), kind, confidence },
    channels: new Set(channels),
    subjects: new Set(subjects),
    reasons: reasons.includes('any') ? null : new Set(reasons),
    exclusions: new Set(rule.exclusions),
    fromDay: rule.effectiveFrom ? dayOf(rule.effectiveFrom) : -Infinity,
    toDay: rule.effectiveTo ? dayOf(rule.effectiveTo) : Infinity,
    disabled: confidence === 'low',
  };
}

/** Some laws are their own section, and a rule of the store has none. */
const citationOf = (instrument: string, section: string): string =>
  section === instrument || section.startsWith('n/a') ? instrument : `${instrument}, ${section}`;

function versionOf(packs: readonly LawPack[]): string {
  const rules = packs
    .flatMap((pack) => pack.rules)
    .toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId)));
  const asOf = rules.reduce((latest, rule) => (rule.asOf > latest ? rule.asOf : latest), '');
  return `${asOf}-${rules.length}-${checksum(JSON.stringify(rules))}`;
}

/** FNV-1a, 32 bits: tells two sets of rules apart; it is no seal. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
