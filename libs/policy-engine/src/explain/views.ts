import type { Decision, LineDecision, RejectedRule, RuleRef, Window } from '../decision.js';
import type { Finding, Verdict } from '../responses.js';
import { countStatements } from './count-statements.js';
import { countedDays, type CountedDay } from './counted-days.js';
import { askedIn } from './decision-statements.js';
import { explain, sentenceOf, speak } from './explain.js';
import type { LanguageCode } from './language.js';
import type { DecisionRecord } from './record.js';

interface LineSentences {
  readonly lineId: string;
  readonly verdict: Verdict;
  readonly sentences: readonly string[];
}

/** What the customer is told: sentences, and nothing that names our rules or what we make of the person. */
export interface CustomerView {
  readonly language: LanguageCode;
  readonly verdict: Verdict;
  readonly sentences: readonly string[];
  readonly lines: readonly LineSentences[];
}

/** A code with its sentence; for a code of the merchant's own the title of the rule that gave it. */
export interface StaffNote {
  readonly code: string;
  readonly text: string;
}

export interface StaffLine extends LineSentences {
  readonly findings: readonly (Finding & StaffNote)[];
  readonly reviewReasons: readonly StaffNote[];
  /** Every window that matched, with its count in sentences. */
  readonly windows: readonly { readonly rule: RuleRef; readonly sentences: readonly string[] }[];
  /** The rules of the policy whose condition held, in order. */
  readonly policyRules: readonly { readonly ruleId: string; readonly title: string }[];
  readonly appliedRules: readonly RuleRef[];
  readonly rejectedRules: readonly RejectedRule[];
}

export interface StaffView {
  readonly language: LanguageCode;
  readonly verdict: Verdict;
  readonly responseCodes: Decision['responseCodes'];
  readonly sentences: readonly string[];
  readonly lines: readonly StaffLine[];
  readonly versions: Decision['versions'];
}

/** Everything: the record as sealed, and each count as a list of days. */
export interface AuditorView {
  readonly record: DecisionRecord;
  readonly lines: readonly {
    readonly lineId: string;
    readonly counts: readonly { readonly window: Window; readonly days: readonly CountedDay[] }[];
  }[];
}

export function customerView({ decision }: DecisionRecord, language: LanguageCode): CustomerView {
  const { statements, lines } = explain(decision, language);
  return {
    language,
    verdict: decision.verdict,
    sentences: statements.map(({ text }) => text),
    lines: decision.lines.map(({ lineId, verdict }, at) => ({
      lineId,
      verdict,
      sentences: (lines[at]?.statements ?? []).map(({ text }) => text),
    })),
  };
}

export function staffView(record: DecisionRecord, language: LanguageCode): StaffView {
  const { decision } = record;
  const { verdict, responseCodes, versions } = decision;
  const said = customerView(record, language);
  const titles = titlesOf(record);
  const lines = decision.lines.map((line, at): StaffLine => {
    const { lineId, appliedRules, rejectedRules } = line;
    const notes = notesOf(line, titles, language);
    const windows = line.windows.map((window) => ({
      rule: window.rule,
      sentences: countStatements(window, askedIn(decision)).map((one) => speak(one, language).text),
    }));
    const sentences = said.lines[at]?.sentences ?? [];
    return { lineId, verdict: line.verdict, sentences, ...notes, windows, appliedRules, rejectedRules };
  });
  return { language, verdict, responseCodes, sentences: said.sentences, lines, versions };
}

export function auditorView(record: DecisionRecord): AuditorView {
  const lines = record.decision.lines.map(({ lineId, windows }) => ({
    lineId,
    counts: windows.map((window) => ({ window, days: countedDays(window) })),
  }));
  return { record, lines };
}

type Titles = ReadonlyMap<string, string>;

function titlesOf({ policy }: DecisionRecord): Titles {
  return new Map(policy.document.rules.map(({ id, title }) => [id, title ?? id]));
}

type Notes = Pick<StaffLine, 'findings' | 'reviewReasons' | 'policyRules'>;

function notesOf({ findings, terms }: LineDecision, titles: Titles, language: LanguageCode): Notes {
  const titleOf = (ruleId: unknown) => titles.get(String(ruleId)) ?? String(ruleId);
  const noted = findings.map((found) => ({
    ...found,
    text: sentenceOf(found.code, language) ?? titleOf(found.facts['ruleId'] ?? found.code),
  }));
  return {
    findings: noted,
    reviewReasons: noted
      .filter(({ verdict }) => verdict === 'review')
      .map(({ code, text }) => ({ code, text })),
    policyRules: (terms?.firedRules ?? []).map((ruleId) => ({ ruleId, title: titleOf(ruleId) })),
  };
}
