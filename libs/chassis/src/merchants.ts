import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from './ids.js';

export interface NewKey {
  merchantId: string;
  name: string;
  scopes: readonly string[];
}

/** Only this is kept of a key: it has 256 random bits, so a plain digest cannot be guessed back. */
export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Merchants and keys, as the operator: needs the database's own user, no service can do this. */
export class Merchants {
  private constructor(private readonly client: pg.Client) {}

  static async using<T>(url: string, work: (merchants: Merchants) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(new Merchants(client));
    } finally {
      await client.end();
    }
  }

  async list(): Promise<{ merchantId: string; slug: string; name: string }[]> {
    const { rows } = await this.client.query<{ merchantId: string; slug: string; name: string }>(
      `select merchant_id as "merchantId", slug, name from vuelta.merchant order by created_at`,
    );
    return rows;
  }

  async create(slug: string, name: string): Promise<string> {
    const merchantId = newId('mer');
    await this.client.query(`insert into vuelta.merchant (merchant_id, slug, name) values ($1, $2, $3)`, [
      merchantId,
      slug,
      name,
    ]);
    return merchantId;
  }

  /** The new key in clear; this is the only time anybody sees it. */
  async createKey({ merchantId, name, scopes }: NewKey): Promise<string> {
    const key = `vk_${randomBytes(32).toString('base64url')}`;
    await this.client.query(
      `insert into vuelta.api_key (key_id, merchant_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)`,
      [newId('key'), merchantId, name, hashKey(key), scopes],
    );
    return key;
  }

  async listKeys(
    merchantId: string,
  ): Promise<{ keyId: string; name: string; scopes: string[]; revokedAt: Date | null }[]> {
    const { rows } = await this.client.query<{
      keyId: string;
      name: string;
      scopes: string[];
      revokedAt: Date | null;
    }>(
      `select key_id as "keyId", name, scopes, revoked_at as "revokedAt" from vuelta.api_key
       where merchant_id = $1 order by created_at`,
      [merchantId],
    );
    return rows;
  }

  /** False when there is no such live key. */
  async revokeKey(keyId: string): Promise<boolean> {
    const { rowCount } = await this.client.query(
      `update vuelta.api_key set revoked_at = now() where key_id = $1 and revoked_at is null`,
      [keyId],
    );
    return rowCount === 1;
  }
}
