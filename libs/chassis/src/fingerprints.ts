import { createHmac } from 'node:crypto';

/** Keyed hashes that tell whether two values are the same and nothing else: without the secret none can be guessed. */
export class Fingerprints {
  constructor(private readonly secret: string) {}

  of(value: string): string {
    return createHmac('sha256', this.secret).update(`fingerprint/${value}`).digest('base64url');
  }
}
