import { Injectable } from '@nestjs/common';
import { Host } from '#chassis';
import type { Carrier } from './carrier.js';
import { EasyPostCarrier } from './easypost.carrier.js';
import { OfflineCarrier } from './offline.carrier.js';

/** The carriers of this installation. */
@Injectable()
export class Carriers {
  private readonly offline = new OfflineCarrier();
  private readonly easypost: EasyPostCarrier | undefined;

  constructor({ settings }: Host) {
    const { EASYPOST_API_KEY: apiKey, EASYPOST_BASE_URL: baseUrl, EASYPOST_TIMEOUT_MS: timeoutMs } = settings;
    if (apiKey) this.easypost = new EasyPostCarrier({ apiKey, baseUrl, timeoutMs });
  }

  /** Who sells new labels. */
  get current(): Carrier {
    return this.easypost ?? this.offline;
  }

  /** Who sold an old one. Throws when that account is no longer configured. */
  of(provider: string): Carrier {
    if (provider === this.offline.provider) return this.offline;
    if (!this.easypost) throw new Error('EASYPOST_API_KEY is not set, and a label was bought there');
    return this.easypost;
  }
}
