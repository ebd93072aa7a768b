import { Injectable } from '@nestjs/common';
import { ItemRestockedV1, RestockReversedV1 } from '#contracts';
import { newId } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { ReturnItemRow } from '../receiving.entities.js';
import type { ReceiptLineRow, ReceiptRow } from '../receiving.entities.js';
import type { Actor } from '../scans/scan.store.js';
import { movementsBetween, stockOf } from './stock.rules.js';

interface Posted {
  location: string;
  quantity: number;
}

/** Keeps the stock of a return's lines equal to what lies on the shelves, and tells of each difference once. */
@Injectable()
export class StockService {
  constructor(private readonly outbox: Outbox) {}

  /** Posts the difference between what should be in stock of the line and what is. The receipt is locked. */
  async post(tx: EntityManager, receipt: ReceiptRow, line: ReceiptLineRow, actor: Actor): Promise<void> {
    const { returnLineId } = line;
    const items = await tx.findBy(ReturnItemRow, { returnLineId });
    const posted = await postedOf(tx, returnLineId);
    const wanted = stockOf(items, await policyOf(tx, line));
    for (const move of movementsBetween(posted, wanted)) {
      const movementId = newId('mov');
      await writeMovement(tx, line, { ...move, movementId }, actor);
      const inStockQuantity = wanted.get(move.location) ?? 0;
      const event = stockEvent({ receipt, line, move: { ...move, movementId }, inStockQuantity }, actor.at);
      await this.outbox.record(tx, { merchantId: receipt.merchantId, aggregateId: receipt.returnId }, event);
    }
  }
}

interface Movement extends Posted {
  movementId: string;
}

interface Move {
  receipt: ReceiptRow;
  line: ReceiptLineRow;
  move: Movement;
  inStockQuantity: number;
}

const stockEvent = ({ receipt, line, move, inStockQuantity }: Move, at: Date): object =>
  Object.assign(move.quantity > 0 ? new ItemRestockedV1() : new RestockReversedV1(), {
    movementId: move.movementId,
    returnId: receipt.returnId,
    orderId: receipt.orderId,
    returnLineId: line.returnLineId,
    sku: line.sku,
    location: move.location,
    quantity: Math.abs(move.quantity),
    inStockQuantity,
    movedAt: at.toISOString(),
  });

async function postedOf(tx: EntityManager, returnLineId: string): Promise<Map<string, number>> {
  const rows: Posted[] = await tx.query(
    `select location, sum(quantity)::int as quantity from stock_movement where return_line_id = $1 group by location`,
    [returnLineId],
  );
  return new Map(rows.map(({ location, quantity }) => [location, quantity]));
}

async function policyOf(tx: EntityManager, line: ReceiptLineRow): Promise<Parameters<typeof stockOf>[1]> {
  const rows: { isTracked: boolean; closedLocations: string[] }[] = await tx.query(
    `select coalesce((select stock_tracked from article where merchant_id = $1 and sku = $2), true) as "isTracked",
       array(select location from location where merchant_id = $1 and not restocks) as "closedLocations"`,
    [line.merchantId, line.sku],
  );
  return { ...rows[0]!, ours: line.expectedQuantity + line.keptSurplusQuantity };
}

/** The movement, and the running stock of the article beside it. */
const writeMovement = (
  tx: EntityManager,
  { merchantId, returnLineId, sku }: ReceiptLineRow,
  { movementId, location, quantity }: Movement,
  { by, at }: Actor,
): Promise<unknown> =>
  tx.query(
    `with moved as (insert into stock_movement values ($1, $2, $3, $4, $5, $6, $7, $8))
     insert into stock values ($2, $4, $5, $6)
     on conflict (merchant_id, location, sku) do update set quantity = stock.quantity + excluded.quantity`,
    [movementId, merchantId, returnLineId, location, sku, quantity, by, at],
  );
