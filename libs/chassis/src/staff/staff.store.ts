import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Host } from '../host.js';
import { newId } from '../ids.js';
import { hashKey } from '../merchants.js';
import type { AccountView } from './staff.dto.js';
import type { StaffRole } from './staff.roles.js';

/** Hours a session lasts: a long shift. */
export const sessionHours = 12;

/** Somebody who may sign in. */
export interface StaffRecord {
  staffId: string;
  name: string;
  role: StaffRole;
  passwordHash: string | null;
  pinHash: string | null;
  oidcSubject: string | null;
}

export interface NewAccount {
  login: string;
  name: string;
  role: StaffRole;
  passwordHash: string | null;
  pinHash: string | null;
  isDisabled: boolean;
}

/** The platform's accounts and sessions, by its functions. */
@Injectable()
export class StaffStore {
  constructor(private readonly host: Host) {}

  async merchantOf(slug: string): Promise<string | undefined> {
    const rows = await this.query<{ merchant_id: string }>(`select * from vuelta.merchant_of_slug($1)`, [
      slug,
    ]);
    return rows[0]?.merchant_id;
  }

  async find(merchantId: string, login: string): Promise<StaffRecord | undefined> {
    const rows = await this.query<StaffRecord>(
      `select staff_id as "staffId", name, role, password_hash as "passwordHash", pin_hash as "pinHash",
         oidc_subject as "oidcSubject" from vuelta.staff_to_sign_in($1, $2)`,
      [merchantId, login.trim().toLowerCase()],
    );
    return rows[0];
  }

  /** How often this login was tried in the last quarter of an hour, with this time. */
  async countTry(merchantId: string, login: string): Promise<number> {
    const rows = await this.query<{ tries: number }>(`select vuelta.count_staff_try($1, $2) as tries`, [
      merchantId,
      login.trim().toLowerCase(),
    ]);
    return rows[0]!.tries;
  }

  /** The token of a new session; only its hash is kept. */
  async openSession(staffId: string, station: string | undefined): Promise<string> {
    const token = `vs_${randomBytes(32).toString('base64url')}`;
    const values = [hashKey(token), staffId, station ?? null, sessionHours];
    await this.query(`select vuelta.open_staff_session($1, $2, $3, $4)`, values);
    return token;
  }

  async closeSession(token: string): Promise<void> {
    await this.query(`select vuelta.close_staff_session($1)`, [hashKey(token)]);
  }

  async linkSubject(staffId: string, subject: string): Promise<void> {
    await this.query(`select vuelta.link_staff_subject($1, $2)`, [staffId, subject]);
  }

  /** Makes or changes an account. */
  async put(merchantId: string, account: NewAccount): Promise<void> {
    const { login, name, role, passwordHash, pinHash, isDisabled } = account;
    await this.host
      .anyDatabase()
      .transaction(merchantId, (tx) =>
        tx.query(`select vuelta.put_staff($1, $2, $3, $4, $5, $6, $7)`, [
          newId('stf'),
          login.trim().toLowerCase(),
          name,
          role,
          passwordHash,
          pinHash,
          isDisabled,
        ]),
      );
  }

  list(merchantId: string): Promise<AccountView[]> {
    return this.host.anyDatabase().transaction(merchantId, (tx) =>
      tx.query<AccountView[]>(
        `select staff_id as "staffId", login, name, role, has_password as "hasPassword", has_pin as "hasPin",
           is_disabled as "isDisabled" from vuelta.list_staff()`,
      ),
    );
  }

  private query<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.host.anyDatabase().dataSource.query<Row[]>(sql, values);
  }
}
