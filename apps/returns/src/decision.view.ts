import { CodeList, Flag, Id, ListOf, OneOf, Text, verdicts } from '#contracts';
import { languages } from '#policy-engine';
import type { AuditorView, CustomerView, LanguageCode, StaffView, Verdict } from '#policy-engine';
import { IsArray, IsObject, IsString } from 'class-validator';

/** Plain sentences, in order. */
const Sentences =
  () =>
  (target: object, key: string): void =>
    [IsArray(), IsString({ each: true })].forEach((decorate) => decorate(target, key));

/** Objects whose form docs/POLICY.md describes. */
export const Objects =
  () =>
  (target: object, key: string): void =>
    [IsArray(), IsObject({ each: true })].forEach((decorate) => decorate(target, key));

class CustomerLineView {
  @Text(64) lineId!: string;
  @OneOf(verdicts) verdict!: Verdict;
  @Sentences() sentences!: readonly string[];
}

export class CustomerDecisionView implements CustomerView {
  @OneOf(languages) language!: LanguageCode;
  @OneOf(verdicts) verdict!: Verdict;
  @Sentences() sentences!: readonly string[];
  @ListOf(() => CustomerLineView) lines!: readonly CustomerLineView[];
}

type StaffLine = StaffView['lines'][number];

class StaffLineView extends CustomerLineView implements StaffLine {
  @Objects() findings!: StaffLine['findings'];
  @Objects() reviewReasons!: StaffLine['reviewReasons'];
  @Objects() windows!: StaffLine['windows'];
  @Objects() policyRules!: StaffLine['policyRules'];
  @Objects() appliedRules!: StaffLine['appliedRules'];
  @Objects() rejectedRules!: StaffLine['rejectedRules'];
}

export class StaffDecisionView implements StaffView {
  @OneOf(languages) language!: LanguageCode;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: StaffView['responseCodes'];
  @Sentences() sentences!: readonly string[];
  @ListOf(() => StaffLineView) lines!: readonly StaffLineView[];
  @IsObject() versions!: StaffView['versions'];
}

export class AuditorDecisionView implements AuditorView {
  @IsObject() record!: AuditorView['record'];
  @Objects() lines!: AuditorView['lines'];
}

export class ReplayView {
  @Id('ret') returnId!: string;
  @Text(64) hash!: string;
  /** Nothing in the record was changed since it was made. */
  @Flag() intact!: boolean;
  /** The decision made again is the stored one, byte for byte. */
  @Flag() identical!: boolean;
}
