export { decide } from './decide.js';
export type { Decision, LineDecision } from './decision.js';
export type { LawCase, LawCaseAnswer, LawPack, LawRule } from './law/law-rule.js';
export type { HygieneSeal, LineFacts, OrderFacts, PurchaseFacts, ReturnFacts } from './facts.js';
export { periodOf, type Period } from './period.js';
export { defaultPolicy, type AmountsMinor, type MerchantPolicy, type Resolution } from './policy.js';
export { responses, type Finding, type ResponseCode, type Verdict } from './responses.js';
