import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from './clock.js';
import { GuestSessions } from './guest-sessions.js';
import type { Guest } from './guest-sessions.js';
import { Host } from './host.js';
import { hashKey } from './merchants.js';
import { readCookie, staffCookie } from './staff/staff.cookies.js';
import { scopesOfRole } from './staff/staff.roles.js';
import type { StaffRole } from './staff/staff.roles.js';

/** Somebody with scopes: an API key, or a member of staff who signed in. */
export interface KeyCaller {
  kind: 'key';
  merchantId: string;
  keyId: string;
  /** The key's or the person's name, for timelines. */
  name: string;
  scopes: string[];
  /** Set when it is a person who signed in. */
  staff?: { staffId: string; role: StaffRole; station: string | undefined };
}

export type Caller = KeyCaller | (Guest & { kind: 'guest' });

export const guestCookie = 'vuelta_guest';

/** Milliseconds a looked-up key or session is trusted: a revoked one works at most so long. */
const trustMs = 2000;

/** Finds out who sends a request: an API key, or a customer's session for one order. */
@Injectable()
export class Authenticator {
  private readonly known = new Map<string, { caller: KeyCaller; until: number }>();

  constructor(
    private readonly host: Host,
    private readonly guests: GuestSessions,
    private readonly clock: Clock,
  ) {}

  async authenticate(request: Request): Promise<Caller | undefined> {
    const bearer = /^Bearer (vk_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.ofToken(bearer, (hash) => this.lookUp(hash));
    if (request.headers.authorization) return undefined;
    const session = readCookie(request, staffCookie);
    const person = session && (await this.ofToken(session, (hash) => this.lookUpStaff(hash)));
    if (person) return person;
    const cookie = readCookie(request, guestCookie);
    const guest = cookie && this.guests.read(cookie, this.clock.now());
    return guest ? { kind: 'guest', ...guest } : undefined;
  }

  private async ofToken(
    key: string,
    lookUp: (hash: Buffer) => Promise<KeyCaller | undefined>,
  ): Promise<KeyCaller | undefined> {
    const now = this.clock.now().getTime();
    const hash = hashKey(key);
    const id = hash.toString('base64');
    const known = this.known.get(id);
    if (known && known.until > now) return known.caller;
    const caller = await lookUp(hash);
    this.known.delete(id);
    if (caller) this.known.set(id, { caller, until: now + trustMs });
    return caller;
  }

  private async lookUp(hash: Buffer): Promise<KeyCaller | undefined> {
    const rows: { key_id: string; merchant_id: string; name: string; scopes: string[] }[] = await this.host
      .anyDatabase()
      .dataSource.query(`select * from vuelta.authenticate($1)`, [hash]);
    const row = rows[0];
    return (
      row && {
        kind: 'key',
        merchantId: row.merchant_id,
        keyId: row.key_id,
        name: row.name,
        scopes: row.scopes,
      }
    );
  }

  private async lookUpStaff(hash: Buffer): Promise<KeyCaller | undefined> {
    const rows: {
      staffId: string;
      merchantId: string;
      name: string;
      role: StaffRole;
      station: string | null;
    }[] = await this.host.anyDatabase().dataSource.query(
      `select staff_id as "staffId", merchant_id as "merchantId", name, role, station
         from vuelta.staff_of_session($1)`,
      [hash],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { staffId, merchantId, name, role, station } = row;
    const staff = { staffId, role, station: station ?? undefined };
    return { kind: 'key', merchantId, keyId: staffId, name, scopes: [...scopesOfRole[role]], staff };
  }
}
