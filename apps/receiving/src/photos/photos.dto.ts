import { Count, ExternalId, Id, Instant, Maybe, Text } from '#contracts';
import { Matches } from 'class-validator';

export class PhotoQuery {
  /** The scan, finding or orphan that it shows. */
  @ExternalId() clientScanId!: string;
  /** Of the bytes sent, as the device took it at the moment of capture: 64 hexadecimal digits. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be a SHA-256 in hexadecimal' }) sha256!: string;
  @Maybe() @ExternalId() station?: string;
  @Maybe() @Instant() takenAt?: string;
}

export class PhotoView {
  @Id('pho') photoId!: string;
  @ExternalId() clientScanId!: string;
  @Text(64) capturedSha256!: string;
  /** Of the file that is kept. */
  @Text(64) sha256!: string;
  @Count() width!: number;
  @Count() height!: number;
  @Maybe() @ExternalId() station!: string | null;
  @Text() takenBy!: string;
  @Instant() takenAt!: string;
}
