import type { EntityManager } from 'typeorm';
import type { Account } from './ledger.rules.js';

export interface Balance {
  account: Account;
  currency: string;
  balanceMinor: number;
}

/** What each account holds: debits less credits. */
export const balancesOf = (tx: EntityManager, merchantId: string): Promise<Balance[]> =>
  tx.query(
    `select account, currency, sum(amount_minor)::bigint as "balanceMinor" from ledger_entry
     where merchant_id = $1 group by account, currency order by currency, account`,
    [merchantId],
  );
