import { Clock } from '#chassis';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** What somebody did. */
export interface Deed {
  merchantId: string;
  by: string;
  action: string;
  subject: string;
  facts: object;
}

export interface AuditEntry {
  sequence: number;
  at: string;
  by: string;
  action: string;
  subject: string;
  facts: string;
  previousHash: string;
  hash: string;
}

/** The hash before the first entry. */
const genesis = '0'.repeat(64);

/** SHA-256, in hex, of the JSON array of an entry's fields in this order; docs/adr/0018 says so to auditors. */
const hashOf = (merchantId: string, entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        merchantId,
        entry.sequence,
        entry.at,
        entry.by,
        entry.action,
        entry.subject,
        entry.facts,
        entry.previousHash,
      ]),
    )
    .digest('hex');

/** Writes down who did what, in a chain that shows every later change. */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  /** In the transaction of the deed. One entry at a time per merchant: the head's row is locked until it commits. */
  async record(tx: EntityManager, { merchantId, by, action, subject, facts }: Deed): Promise<void> {
    await tx.query(`insert into audit_head values ($1, 0, $2) on conflict do nothing`, [merchantId, genesis]);
    const heads: { sequence: number; hash: string }[] = await tx.query(
      `select sequence, hash from audit_head where merchant_id = $1 for update`,
      [merchantId],
    );
    const { sequence, hash: previousHash } = heads[0]!;
    const at = this.clock.now().toISOString();
    const entry = {
      sequence: sequence + 1,
      at,
      by,
      action,
      subject,
      facts: JSON.stringify(facts),
      previousHash,
    };
    const hash = hashOf(merchantId, entry);
    await tx.query(
      `with head as (update audit_head set sequence = $2, hash = $9 where merchant_id = $1)
       insert into audit_entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [merchantId, entry.sequence, at, by, action, subject, entry.facts, previousHash, hash],
    );
  }

  /** Entries after `after`, oldest first. */
  async list(tx: EntityManager, merchantId: string, { after, limit }: { after: number; limit: number }) {
    const rows: (Omit<AuditEntry, 'at'> & { at: Date })[] = await tx.query(
      `select sequence, at, acted_by as by, action, subject, facts, previous_hash as "previousHash", hash
       from audit_entry where merchant_id = $1 and sequence > $2 order by sequence limit $3`,
      [merchantId, after, limit],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
