/** Who must agree before money leaves, and who may. All amounts in the refund's minor units. */
export interface ApprovalRules {
  approvalAboveMinor?: number | null;
  twoPersonsAboveMinor?: number | null;
  agentLimitMinor?: number | null;
  managerLimitMinor?: number | null;
}

const isAbove = (amountMinor: number, limit: number | null | undefined): boolean =>
  limit !== null && limit !== undefined && amountMinor > limit;

/** How many persons must approve a refund: 0, 1 or 2. */
export function approvalsFor(amountMinor: number, rules: ApprovalRules): 0 | 1 | 2 {
  if (isAbove(amountMinor, rules.twoPersonsAboveMinor)) return 2;
  return isAbove(amountMinor, rules.approvalAboveMinor) ? 1 : 0;
}

export type ApproverRole = 'agent' | 'manager';

/** Whether somebody of that role may approve a refund of that size. */
export const mayApprove = (amountMinor: number, role: ApproverRole, rules: ApprovalRules): boolean =>
  !isAbove(amountMinor, role === 'manager' ? rules.managerLimitMinor : rules.agentLimitMinor);
