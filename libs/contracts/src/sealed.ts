import { Matches } from 'class-validator';
import { Id } from './fields.js';

/**
 * Personal data in transit: AES-256-GCM under the subject's own key, base64 of iv, tag and ciphertext.
 * Readable only while the subject's key exists; erasing the key erases every copy.
 */
export class Sealed {
  @Id('sub') subjectId!: string;
  @Matches(/^[A-Za-z0-9+/]+={0,2}$/) sealed!: string;
}
