export type { Calendars, Holiday } from './calendars.js';
export { decide } from './decide.js';
export type {
  Decision,
  LineDecision,
  RefundDeadline,
  RejectedRule,
  RightFinding,
  RuleRef,
  RuleSource,
  SkippedDay,
  Window,
} from './decision.js';
export { canonicalJson } from './explain/canonical-json.js';
export { explain, type Explanation, type LineExplanation } from './explain/explain.js';
export { languages, type LanguageCode } from './explain/language.js';
export {
  isIntact,
  replay,
  sealRecord,
  type DecisionInputs,
  type DecisionRecord,
  type ReplayInputs,
} from './explain/record.js';
export { recordingCalendars, type HolidaysConsulted } from './explain/recording-calendars.js';
export {
  auditorView,
  customerView,
  staffView,
  type AuditorView,
  type CustomerView,
  type StaffView,
} from './explain/views.js';
export type {
  CustomerFacts,
  LineFacts,
  OrderFacts,
  PurchaseFacts,
  RequestFacts,
  ReturnFacts,
} from './facts.js';
export { answerCase } from './law/answer-case.js';
export { compileLaw, lawOf, type Law } from './law/compile-law.js';
export type { LawCase, LawCaseAnswer, LawPack, LawRule } from './law/law-rule.js';
export { responses, type Finding, type ResponseCode, type Verdict } from './responses.js';
export { compilePolicy, type CompiledPolicy } from './policy/compile-policy.js';
export type { PolicyDocument, PolicyRule, Resolution } from './policy/policy-document.js';
export { actionSentences } from './policy/action-sentences.js';
export { checkPolicy } from './policy/check-policy.js';
export { defaultPolicy, fromSettings, type PolicySettings } from './policy/default-policy.js';
export { factFields, type FactField } from './policy/fact-fields.js';
export { lintPolicy } from './policy/lint-policy.js';
export { PolicyError, type PolicyProblem } from './policy/policy-error.js';
export type { PolicyRemark } from './policy/policy-remark.js';
export {
  differenceOf,
  Simulation,
  type ChangedLine,
  type Difference,
  type PastReturn,
  type Regime,
  type SimulationReport,
} from './policy/simulate.js';
export type { MerchantTerms } from './policy/terms.js';
export type { Shop } from './publish/json-ld.js';
export { publish, type Published } from './publish/publish.js';
export type { Place, Ruling } from './publish/survey.js';
export {
  conditions as circumstanceDefaults,
  goodsTypes,
  type GoodsType,
  type SaleChannel,
} from './law/vocabulary.js';
export { daysBetween } from './time/days.js';
export { daysFrom } from './time/local-days.js';
