import { Clock, newId } from '#chassis';
import { NotFound } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bonusEntries, counterEntries, redeemEntries } from '../ledger.rules.js';
import type { LedgerEntry, LedgerKind } from '../ledger.rules.js';
import { postToLedger } from '../ledger.service.js';
import { AlreadyRedeemed, CreditTooSmall } from '../refunds.errors.js';
import type { CreditKind, StoreCreditView } from './store-credit.dto.js';

/** A tender that is paid as store credit. */
export interface Grant {
  merchantId: string;
  refundId: string;
  returnId: string;
  orderId: string;
  currency: string;
  amountMinor: number;
  /** Which tender of the refund; each is granted once. */
  reference: string;
}

interface Booking {
  kind: CreditKind;
  amountMinor: number;
  reference: string;
}

/** What customers may still buy for: granted instead of money, with a bonus, and spent order by order. */
@Injectable()
export class StoreCredits {
  constructor(private readonly clock: Clock) {}

  /** Adds to the refund's credit, once per reference; the bonus of the refund comes with the first. The credit's id. */
  async grant(tx: EntityManager, grant: Grant): Promise<string> {
    const { merchantId, refundId, amountMinor, reference } = grant;
    const creditId = await this.open(tx, grant);
    const isNew = await this.book(tx, merchantId, creditId, { kind: 'grant', amountMinor, reference });
    const rows: { bonus: number }[] = await tx.query(
      `select bonus_minor as bonus from refund where refund_id = $1`,
      [refundId],
    );
    const bonusMinor = rows[0]!.bonus;
    if (!isNew || bonusMinor === 0) return creditId;
    const bonus = { kind: 'bonus', amountMinor: bonusMinor, reference: refundId } as const;
    if (await this.book(tx, merchantId, creditId, bonus))
      await this.post(tx, grant, { kind: 'bonus', subject: creditId, entries: bonusEntries(bonusMinor) });
    return creditId;
  }

  /** Pays an order with it. Throws NotFound, AlreadyRedeemed, CreditTooSmall. */
  async redeem(
    tx: EntityManager,
    credit: { merchantId: string; creditId: string },
    { amountMinor, reference }: { amountMinor: number; reference: string },
  ): Promise<void> {
    const { currency, balanceMinor } = await lockCredit(tx, credit);
    if (amountMinor > balanceMinor || amountMinor === 0)
      throw new CreditTooSmall('the credit does not hold that much', { balanceMinor });
    const booking = { kind: 'redeem', amountMinor: -amountMinor, reference } as const;
    if (!(await this.book(tx, credit.merchantId, credit.creditId, booking)))
      throw new AlreadyRedeemed('that order has been paid with this credit', { reference });
    const subject = `${credit.creditId} ${reference}`;
    await this.post(
      tx,
      { ...credit, currency },
      { kind: 'redeem', subject, entries: redeemEntries(amountMinor) },
    );
  }

  /** Gives a redemption back: the order was not made after all. Throws NotFound, AlreadyRedeemed. */
  async reverse(
    tx: EntityManager,
    credit: { merchantId: string; creditId: string },
    reference: string,
  ): Promise<void> {
    const { currency, entries } = await lockCredit(tx, credit);
    const redeemed = entries.find((entry) => entry.kind === 'redeem' && entry.reference === reference);
    if (!redeemed) throw new NotFound('redemption', reference);
    const amountMinor = -redeemed.amountMinor;
    const booking = { kind: 'reverse', amountMinor, reference } as const;
    if (!(await this.book(tx, credit.merchantId, credit.creditId, booking)))
      throw new AlreadyRedeemed('that redemption was given back already', { reference });
    const subject = `${credit.creditId} ${reference}`;
    const back = counterEntries(redeemEntries(amountMinor));
    await this.post(tx, { ...credit, currency }, { kind: 'reverse', subject, entries: back });
  }

  private async open(tx: EntityManager, grant: Grant): Promise<string> {
    const rows: { credit_id: string }[] = await tx.query(
      `insert into store_credit (credit_id, merchant_id, refund_id, return_id, order_id, currency, balance_minor,
         granted_at)
       values ($1, $2, $3, $4, $5, $6, 0, $7)
       on conflict (refund_id) do update set refund_id = excluded.refund_id returning credit_id`,
      [
        newId('crd'),
        grant.merchantId,
        grant.refundId,
        grant.returnId,
        grant.orderId,
        grant.currency,
        this.clock.now(),
      ],
    );
    return rows[0]!.credit_id;
  }

  /** False where it is booked already. */
  private async book(
    tx: EntityManager,
    merchantId: string,
    creditId: string,
    { kind, amountMinor, reference }: Booking,
  ): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into store_credit_entry values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
       returning entry_id`,
      [newId('cre'), merchantId, creditId, kind, amountMinor, reference, this.clock.now()],
    );
    if (rows.length === 0) return false;
    await tx.query(`update store_credit set balance_minor = balance_minor + $2 where credit_id = $1`, [
      creditId,
      amountMinor,
    ]);
    return true;
  }

  private post(
    tx: EntityManager,
    { merchantId, currency }: { merchantId: string; currency: string },
    { kind, subject, entries }: { kind: LedgerKind; subject: string; entries: LedgerEntry[] },
  ): Promise<void> {
    const posting = { merchantId, refundId: null, subject, currency, kind, attempt: 1, at: this.clock.now() };
    return postToLedger(tx, posting, entries);
  }
}

const selectCredit = `
  select c.credit_id as "creditId", c.return_id as "returnId", c.order_id as "orderId", c.currency,
    c.balance_minor as "balanceMinor",
    coalesce((select json_agg(json_build_object('kind', e.kind, 'amountMinor', e.amount_minor,
      'reference', e.reference, 'at', e.at) order by e.entry_id)
      from store_credit_entry e where e.credit_id = c.credit_id), '[]') as entries
  from store_credit c`;

export const creditsOf = (
  tx: EntityManager,
  merchantId: string,
  orderId: string,
): Promise<StoreCreditView[]> =>
  tx.query(`${selectCredit} where c.merchant_id = $1 and c.order_id = $2 order by c.credit_id`, [
    merchantId,
    orderId,
  ]);

/** Throws NotFound. */
export async function creditOf(tx: EntityManager, creditId: string): Promise<StoreCreditView> {
  const rows: StoreCreditView[] = await tx.query(`${selectCredit} where c.credit_id = $1`, [creditId]);
  if (!rows[0]) throw new NotFound('store credit', creditId);
  return rows[0];
}

async function lockCredit(tx: EntityManager, { creditId }: { creditId: string }): Promise<StoreCreditView> {
  await tx.query(`select from store_credit where credit_id = $1 for update`, [creditId]);
  return creditOf(tx, creditId);
}
