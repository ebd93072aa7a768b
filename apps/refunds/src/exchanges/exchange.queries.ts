import { NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { ExchangeView } from './exchange.dto.js';

const selectExchange = `
  select exchange_id as "exchangeId", return_id as "returnId", order_id as "orderId", currency, status, instant,
    replacements, price_minor as "priceMinor", credit_minor as "creditMinor", to_pay_minor as "toPayMinor"
  from exchange`;

interface OfReturn {
  merchantId: string;
  returnId: string;
}

/** The live exchange of a return, locked. */
export async function lockExchange(
  tx: EntityManager,
  { merchantId, returnId }: OfReturn,
): Promise<ExchangeView | undefined> {
  const rows: ExchangeView[] = await tx.query(
    `${selectExchange} where merchant_id = $1 and return_id = $2 and status <> 'canceled' for update`,
    [merchantId, returnId],
  );
  return rows[0];
}

/** Throws NotFound. */
export async function exchangeOf(tx: EntityManager, exchangeId: string, lock = ''): Promise<ExchangeView> {
  const rows: ExchangeView[] = await tx.query(`${selectExchange} where exchange_id = $1 ${lock}`, [
    exchangeId,
  ]);
  if (!rows[0]) throw new NotFound('exchange', exchangeId);
  return rows[0];
}

/** What of the goods' worth pays the replacement: all of it where the same product is sent again. */
export async function creditFor(
  tx: EntityManager,
  { worthMinor, ...of }: OfReturn & { worthMinor: number },
): Promise<number> {
  const exchange = await lockExchange(tx, of);
  return exchange ? Math.min(worthMinor, exchange.priceMinor) : worthMinor;
}
