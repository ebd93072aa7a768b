import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { LabelRow } from './label.entity.js';
import { LabelVoids } from './label-voids.js';
import { labelExpired, labelExpiring } from './label.events.js';
import { ShippingPolicies } from './shipping-policies.js';

/** The end of labels that nobody used: reminders before it, and the void in time for the postage to come back. */
@Injectable()
export class LabelExpiry {
  constructor(
    private readonly outbox: Outbox,
    private readonly policies: ShippingPolicies,
    private readonly voids: LabelVoids,
    private readonly clock: Clock,
  ) {}

  /** Unused labels whose last day has passed. */
  findEnded(tx: EntityManager, limit: number): Promise<LabelRow[]> {
    return tx
      .createQueryBuilder(LabelRow, 'label')
      .where(`label.status = 'purchased' and label.expires_on < :today`, { today: this.today })
      .orderBy('label.expires_on')
      .limit(limit)
      .getMany();
  }

  /** Ends one label, unless it was scanned or voided meanwhile. */
  async end(tx: EntityManager, labelId: string): Promise<void> {
    const label = await tx.findOneOrFail(LabelRow, {
      where: { labelId },
      lock: { mode: 'pessimistic_write' },
    });
    if (label.status !== 'purchased') return;
    await this.outbox.record(tx, { merchantId: label.merchantId, aggregateId: labelId }, labelExpired(label));
    await this.voids.void(tx, label, { by: 'system', at: this.clock.now(), note: 'label expired' });
  }

  /** Reminds of labels whose end is near, each as often as the merchant's policy says; resolves with how many. */
  async remind(tx: EntityManager, limit: number): Promise<number> {
    const near = await tx
      .createQueryBuilder(LabelRow, 'label')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`label.status = 'purchased' and label.expires_on >= :today`, { today: this.today })
      .andWhere(
        `exists (select from unnest(coalesce((select array(select jsonb_array_elements_text(p.policy->'remindDaysBefore')::int)
             from shipping_policy p where p.merchant_id = label.merchant_id), '{7,2}')) as d(days)
           where label.expires_on - d.days <= :today and d.days < coalesce(label.reminded_for, 10000))`,
        { today: this.today },
      )
      .limit(limit)
      .getMany();
    for (const label of near) await this.remindOf(tx, label);
    return near.length;
  }

  private async remindOf(tx: EntityManager, label: LabelRow): Promise<void> {
    const { merchantId, labelId, expiresOn } = label;
    const daysLeft = Math.round((Date.parse(expiresOn!) - Date.parse(this.today)) / 86_400_000);
    const { remindDaysBefore } = await this.policies.of(tx, merchantId);
    label.remindedFor = Math.min(...remindDaysBefore.filter((days) => days >= daysLeft));
    await tx.save(label);
    await this.outbox.record(tx, { merchantId, aggregateId: labelId }, labelExpiring(label, daysLeft));
  }

  private get today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
