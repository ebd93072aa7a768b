import { createHmac, timingSafeEqual } from 'node:crypto';

/** Keyed hashes that tell whether two values are the same and nothing else: without the secret none can be guessed. */
export class Fingerprints {
  constructor(private readonly secret: string) {}

  of(value: string): string {
    return createHmac('sha256', this.secret).update(`fingerprint/${value}`).digest('base64url');
  }

  /** Whether `fingerprint` is that of `value`, in a time that does not tell how near it is. */
  matches(value: string, fingerprint: string): boolean {
    const [right, given] = [Buffer.from(this.of(value)), Buffer.from(fingerprint)];
    return right.length === given.length && timingSafeEqual(right, given);
  }
}
