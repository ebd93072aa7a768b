import type { Caller } from '#chassis';
import { nudge } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockRefund } from '../refund.queries.js';
import { AboveYourLimit, AnotherPersonNeeded, NoApprovalNeeded } from '../refunds.errors.js';
import { mayApprove } from './approval.rules.js';
import { policyOf } from './refund-policies.js';

/** Lets refunds go that somebody must agree to first. */
@Injectable()
export class ApprovalsService {
  /** Throws NoApprovalNeeded, AboveYourLimit, AnotherPersonNeeded. */
  async approve(tx: EntityManager, refundId: string, caller: Caller): Promise<void> {
    const { merchantId, status, amountMinor, approvalsNeeded, approvedBy } = await lockRefund(tx, refundId);
    if (status !== 'reserved' || approvedBy.length >= approvalsNeeded)
      throw new NoApprovalNeeded('nobody is waited for', { status, approvalsNeeded });
    const { keyId, scopes } = caller as Caller & { kind: 'key' };
    const role = scopes.includes('refunds:govern') ? 'manager' : 'agent';
    if (!mayApprove(amountMinor, role, await policyOf(tx, merchantId)))
      throw new AboveYourLimit(`a ${role} may not approve that much`, { role, amountMinor });
    if (approvedBy.includes(keyId)) throw new AnotherPersonNeeded('you have approved it already', {});
    await tx.query(`update refund set approved_by = approved_by || $2::text where refund_id = $1`, [
      refundId,
      keyId,
    ]);
    nudge(tx);
  }
}
