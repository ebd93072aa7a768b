import { Injectable } from '@nestjs/common';
import { Clock, GuestSessions } from '#chassis';
import type { DocumentName } from './documents/names.js';

/** Milliseconds a link to a file is good: long enough to open or print it, too short to be passed on. */
const linkMs = 5 * 60_000;

/** What a link opens, and for whom: a link of a customer opens no label of another order. */
export interface Link {
  merchantId: string;
  orderId: string | undefined;
  labelId: string;
  name: DocumentName;
}

/** Links that carry their own leave: signed, short-lived, with ids only. */
@Injectable()
export class SignedLinks {
  constructor(
    private readonly signer: GuestSessions,
    private readonly clock: Clock,
  ) {}

  issue({ merchantId, orderId, labelId, name }: Link): { token: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + linkMs);
    const payload = [merchantId, orderId ?? null, labelId, name, expiresAt.getTime()];
    return { token: this.signer.seal('label-file', payload), expiresAt };
  }

  /** Undefined when the token is not ours, was changed, or has expired. */
  read(token: string): Link | undefined {
    const payload = this.signer.unseal('label-file', token);
    if (!payload) return undefined;
    const [merchantId, orderId, labelId, name, expiresAt] = payload as [
      string,
      string | null,
      string,
      DocumentName,
      number,
    ];
    if (expiresAt <= this.clock.now().getTime()) return undefined;
    return { merchantId, orderId: orderId ?? undefined, labelId, name };
  }
}
