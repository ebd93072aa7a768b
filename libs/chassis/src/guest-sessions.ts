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
    const expiresAt = now.getTime() + guestSessionMs;
    const payload = Buffer.from(JSON.stringify([merchantId, orderId, expiresAt])).toString('base64url');
    return `${payload}.${this.sign(payload)}`;
  }

  /** Undefined when the token is not ours, was changed, or has expired. */
  read(token: string, now: Date): Guest | undefined {
    const [payload = '', signature = ''] = token.split('.');
    if (!equal(signature, this.sign(payload))) return undefined;
    const [merchantId, orderId, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
      string,
      string,
      number,
    ];
    return expiresAt > now.getTime() ? { merchantId, orderId } : undefined;
  }

  private sign(payload: string): string {
    return createHmac('sha256', this.secret).update(`guest/${payload}`).digest('base64url');
  }
}

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
