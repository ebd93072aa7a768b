import { defaultPolicy } from '#policy-engine';
import type { MerchantPolicy } from '#policy-engine';
import type { EntityManager } from 'typeorm';

/** A policy without its version. */
export type PolicyRules = Omit<MerchantPolicy, 'version'>;

/** The merchant's policy now: their newest version, or the default one. */
export async function policyOf(tx: EntityManager, merchantId: string): Promise<MerchantPolicy> {
  const rows: { version: number; rules: PolicyRules }[] = await tx.query(
    `select version, rules from merchant_policy where merchant_id = $1 order by version desc limit 1`,
    [merchantId],
  );
  const newest = rows[0];
  return newest
    ? { ...defaultPolicy, ...newest.rules, version: `merchant-${newest.version}` }
    : defaultPolicy;
}

/** Makes the merchant's others wait, so that versions follow one another. */
export async function lockPolicy(tx: EntityManager, merchantId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`policy of ${merchantId}`]);
}

export async function addPolicy(
  tx: EntityManager,
  { merchantId, by }: { merchantId: string; by: string },
  rules: PolicyRules,
): Promise<void> {
  await tx.query(
    `insert into merchant_policy (merchant_id, version, rules, set_by, set_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, now() from merchant_policy where merchant_id = $1`,
    [merchantId, JSON.stringify(rules), by],
  );
}
