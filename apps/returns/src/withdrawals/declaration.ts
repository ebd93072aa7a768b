import { SubjectErased } from '#chassis';
import type { Subjects } from '#chassis';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Declaration, Withdrawal } from './withdrawal.entity.js';

/** The declaration in clear; null once its person was erased. */
export async function openDeclaration(
  tx: EntityManager,
  subjects: Subjects,
  { subjectId, sealed }: Withdrawal,
): Promise<Declaration | null> {
  try {
    return await subjects.open<Declaration>(tx, { subjectId, sealed });
  } catch (error) {
    if (error instanceof SubjectErased) return null;
    throw error;
  }
}

/**
 * SHA-256 over the declaration as JSON, its instants first. The receipt code in it is random and known to the consumer
 * alone: once erased, nobody can guess the person back from the hash.
 */
export function contentHashOf(
  { withdrawalId, statedAt, declaredAt, timeZone }: Withdrawal,
  declaration: Declaration | null,
): string {
  const instants = {
    withdrawalId,
    statedAt: statedAt.toISOString(),
    declaredAt: declaredAt?.toISOString(),
    timeZone,
  };
  return createHash('sha256')
    .update(JSON.stringify({ ...instants, declaration }))
    .digest('hex');
}
