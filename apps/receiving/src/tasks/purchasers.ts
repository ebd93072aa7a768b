import { Injectable } from '@nestjs/common';
import type { OrderRegisteredV1 } from '#contracts';
import { Fingerprints, SubjectErased, Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import type { ReceiptRow } from '../receiving.entities.js';
import { TasksService } from './tasks.service.js';

/** Returns of one person in 90 days from which on somebody should look closely. */
const unusual = 5;

/** Who bought, only to count: a keyed hash of the e-mail address. */
@Injectable()
export class Purchasers {
  constructor(
    private readonly subjects: Subjects,
    private readonly fingerprints: Fingerprints,
    private readonly tasks: TasksService,
  ) {}

  /** An erased person, or one without an address, is nobody to count. */
  async remember(tx: EntityManager, merchantId: string, order: OrderRegisteredV1): Promise<void> {
    const email = await this.emailOf(tx, order);
    if (!email) return;
    const hash = this.fingerprints.of(`${merchantId}/${email.trim().toLowerCase()}`);
    await tx.query(
      `insert into purchaser values ($1, $2, $3)
       on conflict (merchant_id, order_id) do update set identity_hash = excluded.identity_hash`,
      [merchantId, order.orderId, hash],
    );
  }

  /** Opens a task when the person behind the return sends back unusually often. */
  async askAbout(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
    const rows: { returns: number }[] = await tx.query(
      `select count(*)::int as returns from purchaser p
       join purchaser other on other.merchant_id = p.merchant_id and other.identity_hash = p.identity_hash
       join receipt r on r.merchant_id = other.merchant_id and r.order_id = other.order_id
       where p.merchant_id = $1 and p.order_id = $2 and r.authorized_at > $3::timestamptz - interval '90 days'`,
      [receipt.merchantId, receipt.orderId, receipt.authorizedAt],
    );
    const returns = rows[0]?.returns ?? 0;
    if (returns < unusual) return;
    await this.tasks.open(tx, receipt, {
      kind: 'frequent_returns',
      subject: 'purchaser',
      facts: { returns, days: 90 },
    });
  }

  private async emailOf(tx: EntityManager, { contact }: OrderRegisteredV1): Promise<string | undefined> {
    try {
      return (await this.subjects.open<{ purchaser?: { email?: string } }>(tx, contact)).purchaser?.email;
    } catch (error) {
      if (error instanceof SubjectErased) return undefined;
      throw error;
    }
  }
}
