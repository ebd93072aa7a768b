import { NotFound } from '#contracts';
import { defaultPolicy } from '#policy-engine';
import type { PolicyDocument } from '#policy-engine';
import type { EntityManager } from 'typeorm';
import type { NamedPolicy } from './rulebook.js';

export interface PolicyVersionRow {
  version: number;
  status: 'draft' | 'published';
  document: PolicyDocument;
  effectiveFrom: Date | null;
  editedBy: string;
  editedAt: Date;
  publishedBy: string | null;
  publishedAt: Date | null;
}

const columns = `version, status, document, effective_from as "effectiveFrom", edited_by as "editedBy",
  edited_at as "editedAt", published_by as "publishedBy", published_at as "publishedAt"`;

/** What a policy is called before a merchant has one of their own. */
const ofTheProduct: NamedPolicy = { version: 'default-1', document: defaultPolicy };

/**
 * The policy that governs an order placed at that instant: the newest in force by then. Orders older than the first
 * policy fall under the first; without any, the product's own holds.
 */
export async function policyInForce(tx: EntityManager, merchantId: string, at: string): Promise<NamedPolicy> {
  const rows: { version: number; document: PolicyDocument }[] = await tx.query(
    `select version, document from policy_version where merchant_id = $1 and status = 'published'
     order by (effective_from <= $2) desc, case when effective_from <= $2 then effective_from end desc,
       effective_from, version desc
     limit 1`,
    [merchantId, at],
  );
  const found = rows[0];
  return found ? { version: nameOf(found.version), document: found.document } : ofTheProduct;
}

/** How decisions name a merchant's version. */
export const nameOf = (version: number): string => `merchant-${version}`;

export const findPolicies = (tx: EntityManager, merchantId: string): Promise<PolicyVersionRow[]> =>
  tx.query(`select ${columns} from policy_version where merchant_id = $1 order by version desc limit 200`, [
    merchantId,
  ]);

/** Throws NotFound. */
export async function thePolicy(
  tx: EntityManager,
  merchantId: string,
  version: number,
): Promise<PolicyVersionRow> {
  const rows: PolicyVersionRow[] = await tx.query(
    `select ${columns} from policy_version where (merchant_id, version) = ($1, $2)`,
    [merchantId, version],
  );
  if (!rows[0]) throw new NotFound('policy', String(version));
  return rows[0];
}

/** Makes the merchant's others wait, so that versions follow one another. */
export async function lockPolicies(tx: EntityManager, merchantId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`policy of ${merchantId}`]);
}

interface Edit {
  merchantId: string;
  by: string;
  at: Date;
}

/** A draft; resolves with its version. */
export async function addDraft(
  tx: EntityManager,
  { merchantId, by, at }: Edit,
  document: PolicyDocument,
): Promise<number> {
  const rows: { version: number }[] = await tx.query(
    `insert into policy_version (merchant_id, version, status, document, edited_by, edited_at)
     select $1, coalesce(max(version), 0) + 1, 'draft', $2, $3, $4 from policy_version where merchant_id = $1
     returning version`,
    [merchantId, JSON.stringify(document), by, at],
  );
  return rows[0]!.version;
}

export async function replaceDraft(
  tx: EntityManager,
  { merchantId, by, at }: Edit,
  { version, document }: { version: number; document: PolicyDocument },
): Promise<void> {
  await tx.query(
    `update policy_version set document = $3, edited_by = $4, edited_at = $5
     where (merchant_id, version) = ($1, $2)`,
    [merchantId, version, JSON.stringify(document), by, at],
  );
}

export async function publishDraft(
  tx: EntityManager,
  { merchantId, by, at }: Edit,
  { version, effectiveFrom }: { version: number; effectiveFrom: Date },
): Promise<void> {
  await tx.query(
    `update policy_version set status = 'published', effective_from = $3, published_by = $4, published_at = $5
     where (merchant_id, version) = ($1, $2)`,
    [merchantId, version, effectiveFrom, by, at],
  );
}
