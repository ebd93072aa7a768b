import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ShippingPolicyRow } from './shipping.entities.js';
import { defaultPolicy } from './shipping-policy.js';
import type { ShippingPolicy } from './shipping-policy.js';

/** How merchants want labels bought. */
@Injectable()
export class ShippingPolicies {
  /** The merchant's own, or the default. */
  async of(tx: EntityManager, merchantId: string): Promise<ShippingPolicy> {
    const row = await tx.findOneBy(ShippingPolicyRow, { merchantId });
    return row ? { ...defaultPolicy, ...row.policy } : defaultPolicy;
  }

  async put(tx: EntityManager, merchantId: string, policy: ShippingPolicy): Promise<void> {
    await tx.upsert(ShippingPolicyRow, { merchantId, policy }, ['merchantId']);
  }
}
