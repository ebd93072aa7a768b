import { canonicalJson } from '#policy-engine';
import type { LawRule, PolicyDocument, ReturnFacts, Verdict } from '#policy-engine';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DecisionRow } from './return.entity.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What this process has seen written: the same few policies and laws stand behind almost every decision. */
const written = new WeakMap<object, string>();

const hashOf = (content: object): string => {
  const known = written.get(content) ?? sha256(canonicalJson(content));
  written.set(content, known);
  return known;
};

/** Sources that were found committed: nobody deletes them, so nobody has to look again. */
const present = new Set<string>();
const mostRemembered = 10_000;

/** Keeps the content once; resolves with its hash. */
export async function keepSource(tx: EntityManager, merchantId: string, content: object): Promise<string> {
  const hash = hashOf(content);
  const key = `${merchantId} ${hash}`;
  if (present.has(key)) return hash;
  const found: unknown[] = await tx.query(
    `select from decision_source where (merchant_id, hash) = ($1, $2)`,
    [merchantId, hash],
  );
  if (found.length > 0) {
    if (present.size >= mostRemembered) present.clear();
    present.add(key);
    return hash;
  }
  await tx.query(
    `insert into decision_source (merchant_id, hash, content) values ($1, $2, $3) on conflict do nothing`,
    [merchantId, hash, JSON.stringify(content)],
  );
  return hash;
}

/** The policy and the law behind a decision. */
export async function sourcesOf(
  tx: EntityManager,
  { merchantId, policyHash, lawHash }: DecisionRow,
): Promise<{ policy: PolicyDocument; law: LawRule[] }> {
  const rows: { hash: string; content: unknown }[] = await tx.query(
    `select hash, content from decision_source where merchant_id = $1 and hash = any($2)`,
    [merchantId, [policyHash, lawHash]],
  );
  const contents = new Map(rows.map(({ hash, content }) => [hash, content]));
  return { policy: contents.get(policyHash) as PolicyDocument, law: contents.get(lawHash) as LawRule[] };
}

/** What a decision was made from, for making it again under other rules. */
export interface PastDecision {
  returnId: string;
  /** The instant at which it was judged. */
  decidedAt: string;
  policyVersion: string;
  verdict: Verdict;
  facts: ReturnFacts;
}

/** Newest first, behind the return `startingAfter`. */
export const findPastDecisions = (
  tx: EntityManager,
  merchantId: string,
  { startingAfter, limit }: { startingAfter?: string | undefined; limit: number },
): Promise<PastDecision[]> =>
  tx.query(
    `select return_id as "returnId", decision->>'decidedAt' as "decidedAt", policy_version as "policyVersion",
       decision->>'verdict' as verdict, facts
     from decision_record where merchant_id = $1 and ($2::text is null or return_id < $2)
     order by return_id desc limit $3`,
    [merchantId, startingAfter ?? null, limit],
  );
