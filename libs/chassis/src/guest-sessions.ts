import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a customer without an account may act on: one order. */
export interface Guest {
  merchantId: string;
  orderId: string;
}

/** Milliseconds a guest session lasts. */
export const guestSessionMs = 30 * 60_000;

/** Signed tokens that any process can check: `payload.signature`, both base64url. They hold ids only. */
export class GuestSessions {
  constructor(private readonly secret: string) {}

  issue({ merchantId, orderId }: Guest, now: Date): string {
    return this.seal('guest', [merchantId, orderId, now.getTime() + guestSessionMs]);
  }

  /** Undefined when the token is not ours, was changed, or has expired. */
  read(token: string, now: Date): Guest | undefined {
    const payload = this.unseal('guest', token);
    if (!payload) return undefined;
    const [merchantId, orderId, expiresAt] = payload as [string, string, number];
    return expiresAt > now.getTime() ? { merchantId, orderId } : undefined;
  }

  /** A token of `payload` that is good for one purpose only: a link to a file is no session. */
  seal(purpose: string, payload: readonly unknown[]): string {
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.sign(purpose, body)}`;
  }

  /** Undefined when the token is not ours, was changed, or is for another purpose. */
  unseal(purpose: string, token: string): unknown[] | undefined {
    const [body = '', signature = ''] = token.split('.');
    if (!equal(signature, this.sign(purpose, body))) return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
  }

  private sign(purpose: string, body: string): string {
    return createHmac('sha256', this.secret).update(`${purpose}/${body}`).digest('base64url');
  }
}

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
