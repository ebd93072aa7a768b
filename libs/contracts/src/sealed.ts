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

/** What the `contact` of OrderRegisteredV1 seals. The only place where a person is named. */
export interface Contact {
  purchaser: {
    name: string;
    email: string;
    phone?: string;
    /** BCP 47, such as `es`. */
    locale: string;
  };
  shippingAddress: {
    line1: string;
    line2?: string;
    city: string;
    region?: string;
    postalCode: string;
    countryCode: string;
  };
}

/** What the `letter` of a withdrawal's events seals: a mail as it is to be sent. */
export interface SealedLetter {
  /** As the consumer wrote it: need not be an address. */
  to: string;
  name: string;
  subject: string;
  /** Paragraphs, an empty line between two. */
  text: string;
  attachment?: { fileName: string; contentType: string; base64: string };
}
