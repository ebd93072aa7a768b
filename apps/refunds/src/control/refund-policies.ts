import type { EntityManager } from 'typeorm';
import { RefundPolicyView } from './refund-policy.dto.js';
import type { RefundPolicy } from './refund-policy.dto.js';

/** The merchant's policy, else the default. */
export async function policyOf(tx: EntityManager, merchantId: string): Promise<RefundPolicyView> {
  const rows: { version: number; document: RefundPolicy }[] = await tx.query(
    `select version, document from refund_policy where merchant_id = $1`,
    [merchantId],
  );
  const { version, document } = rows[0] ?? { version: 0, document: {} };
  return Object.assign(new RefundPolicyView(), document, { version });
}

/** Sets the policy; the same one again changes nothing. */
export async function savePolicy(
  tx: EntityManager,
  merchantId: string,
  policy: RefundPolicy,
): Promise<RefundPolicyView> {
  await tx.query(
    `insert into refund_policy as p (merchant_id, version, document) values ($1, 1, $2)
     on conflict (merchant_id) do update set version = p.version + 1, document = excluded.document
     where p.document <> excluded.document`,
    [merchantId, JSON.stringify(policy)],
  );
  return policyOf(tx, merchantId);
}
