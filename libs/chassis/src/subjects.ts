import type { Sealed } from '#contracts';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SubjectErased } from './errors.js';
import { newId } from './ids.js';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Personal data, sealed under a key of its own per subject. Events and tables of other services hold only what is
 * sealed; erasing the key erases the person from all of them at once (GDPR art. 17).
 */
export class Subjects {
  /** Seals `data` for a new subject, or for `subjectId` when one is given. Throws SubjectErased. */
  async seal(tx: EntityManager, data: object, subjectId?: string): Promise<Sealed> {
    const id = subjectId ?? (await this.add(tx));
    const iv = randomBytes(ivBytes);
    const encrypt = createCipheriv(cipher, await this.secret(tx, id), iv);
    const body = Buffer.concat([encrypt.update(JSON.stringify(data)), encrypt.final()]);
    return { subjectId: id, sealed: Buffer.concat([iv, encrypt.getAuthTag(), body]).toString('base64') };
  }

  /** The data in clear. Throws SubjectErased. */
  async open<T>(tx: EntityManager, { subjectId, sealed }: Sealed): Promise<T> {
    const bytes = Buffer.from(sealed, 'base64');
    const decrypt = createDecipheriv(cipher, await this.secret(tx, subjectId), bytes.subarray(0, ivBytes));
    decrypt.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const body = Buffer.concat([decrypt.update(bytes.subarray(ivBytes + tagBytes)), decrypt.final()]);
    return JSON.parse(body.toString()) as T;
  }

  /** False when the subject was erased before, or never was. */
  async erase(tx: EntityManager, subjectId: string): Promise<boolean> {
    const rows: { erased: boolean }[] = await tx.query(`select vuelta.erase_subject($1) as erased`, [
      subjectId,
    ]);
    return rows[0]!.erased;
  }

  private async add(tx: EntityManager): Promise<string> {
    const id = newId('sub');
    await tx.query(`select vuelta.add_subject($1, $2)`, [id, randomBytes(32)]);
    return id;
  }

  private async secret(tx: EntityManager, subjectId: string): Promise<Buffer> {
    const rows: { key: Buffer | null }[] = await tx.query(`select vuelta.subject_secret($1) as key`, [
      subjectId,
    ]);
    const key = rows[0]?.key;
    if (!key) throw new SubjectErased(`the personal data of ${subjectId} was erased`, { subjectId });
    return key;
  }
}
