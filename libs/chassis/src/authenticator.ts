import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from './clock.js';
import { GuestSessions } from './guest-sessions.js';
import type { Guest } from './guest-sessions.js';
import { Host } from './host.js';
import { hashKey } from './merchants.js';
import type { StaffRole } from './staff.roles.js';

export interface KeyCaller {
  kind: 'key';
  merchantId: string;
  keyId: string;
  /** The key's name, for timelines. */
  name: string;
  scopes: string[];
  /** Set when it is a person who signed in. */
  staff?: { staffId: string; role: StaffRole; station: string | undefined };
}

export type Caller = KeyCaller | (Guest & { kind: 'guest' });

export const guestCookie = 'vuelta_guest';

/** Milliseconds a looked-up key is trusted: a revoked key works at most so long. */
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
    if (bearer) return this.ofKey(bearer);
    if (request.headers.authorization) return undefined;
    const cookie = new RegExp(`(?:^|; )${guestCookie}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1];
    const guest = cookie && this.guests.read(cookie, this.clock.now());
    return guest ? { kind: 'guest', ...guest } : undefined;
  }

  private async ofKey(key: string): Promise<KeyCaller | undefined> {
    const now = this.clock.now().getTime();
    const hash = hashKey(key);
    const id = hash.toString('base64');
    const known = this.known.get(id);
    if (known && known.until > now) return known.caller;
    const caller = await this.lookUp(hash);
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
}
