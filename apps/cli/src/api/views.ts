import type { PolicyDocument, ReturnFacts } from '#policy-engine';

/** The parts of the API's replies that the CLI reads; the whole of them is in openapi.json. */

export interface ReturnView {
  returnId: string;
  status: string;
  lines: ReturnLineView[];
  allowedActions: string[];
}

export interface ReturnLineView {
  quantity: number;
  verdict: 'accept' | 'decline' | 'review';
  responseCodes: string[];
}

export interface ReceiptView {
  status: string;
  trackingNumber: string | null;
  lines: { returnLineId: string; expectedQuantity: number }[];
}

export interface RefundView {
  refundId: string;
  status: string;
  amountMinor: number;
  currency: string;
  allowedActions: string[];
}

export interface BalancesView {
  balances: { account: string; currency: string; balanceMinor: number }[];
  sums: { currency: string; sumMinor: number }[];
}

export interface PageView<T> {
  data: T[];
}

/** A rule as decisions cite it. */
export interface StaffRule {
  source: string;
  ruleId: string;
  citation: string;
}

export interface StaffLineView {
  findings: { code: string; verdict: string; facts: Record<string, string | number> }[];
  windows: { rule: StaffRule }[];
  policyRules: { ruleId: string; title: string }[];
  rejectedRules: { rule: StaffRule; why: string }[];
}

export interface StaffDecisionView {
  lines: StaffLineView[];
}

export interface PastDecisionsView {
  data: { returnId: string; decidedAt: string; facts: ReturnFacts }[];
  nextCursor: string | null;
}

export interface PolicyInForceView {
  name: string;
  document: PolicyDocument;
}
