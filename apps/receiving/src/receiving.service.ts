import { Injectable } from '@nestjs/common';
import type { LabelPurchasedV1, OrderRegisteredV1, ReturnAuthorizedV1 } from '#contracts';
import { Clock } from '#chassis';
import type { EntityManager } from 'typeorm';
import { OrphansService } from './orphans.service.js';
import { lockReceipt, moveReceipt, writeStep } from './receipt.steps.js';
import { ReceiptRow } from './receiving.entities.js';
import { Purchasers } from './tasks/purchasers.js';

/** What the dock is to expect, as the other services tell of it, in whatever order. */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly orphans: OrphansService,
    private readonly purchasers: Purchasers,
    private readonly clock: Clock,
  ) {}

  /** What was sold: weights, values, vendors, and by whom it was bought. */
  async remember(tx: EntityManager, merchantId: string, order: OrderRegisteredV1): Promise<void> {
    const lines = order.lines.filter(({ isGoods }) => isGoods);
    await tx.query(rememberLines, [merchantId, order.orderId, order.currency, JSON.stringify(lines)]);
    await this.purchasers.remember(tx, merchantId, order);
  }

  /** The lines of an authorized return. */
  async expect(tx: EntityManager, merchantId: string, rma: ReturnAuthorizedV1): Promise<void> {
    const receipt = await this.open(tx, merchantId, rma);
    await tx.query(
      `insert into receipt_line (return_line_id, merchant_id, return_id, order_line_id, sku, description,
         expected_quantity)
       select l->>'returnLineId', $1, $2, l->>'orderLineId', l->>'sku', l->>'description', (l->>'quantity')::int
       from jsonb_array_elements($3::jsonb) l on conflict do nothing`,
      [merchantId, receipt.returnId, JSON.stringify(rma.lines)],
    );
    receipt.authorizedAt = new Date(rma.authorizedAt);
    await tx.save(receipt);
    await this.purchasers.askAbout(tx, receipt);
    await this.orphans.matchHeld(tx, receipt);
  }

  /** The tracking number that the parcel will carry; may be heard before the lines. */
  async expectParcel(tx: EntityManager, merchantId: string, label: LabelPurchasedV1): Promise<void> {
    const receipt = await this.open(tx, merchantId, label);
    receipt.trackingNumber = label.trackingNumber;
    await tx.save(receipt);
    await this.orphans.matchHeld(tx, receipt);
  }

  /** The return is off. A receipt whose parcel is here stays open: the goods must go somewhere. */
  async withdraw(tx: EntityManager, returnId: string, note: string): Promise<void> {
    const receipt = await lockReceipt(tx, returnId);
    const actor = { by: 'system', at: this.clock.now(), note };
    if (receipt.status === 'expected') return moveReceipt(tx, receipt, 'withdraw', actor);
    const { status } = receipt;
    await writeStep(tx, receipt, { from: status, action: 'note', to: status, ...actor });
  }

  /** The receipt, locked; made when this is the first that is heard of it. */
  private async open(
    tx: EntityManager,
    merchantId: string,
    { returnId, orderId, rmaNumber }: ReturnAuthorizedV1 | LabelPurchasedV1,
  ): Promise<ReceiptRow> {
    const row = { merchantId, returnId, orderId, rmaNumber };
    const insert = tx
      .createQueryBuilder()
      .insert()
      .into(ReceiptRow)
      .values(row)
      .orIgnore()
      .returning('return_id');
    const made = ((await insert.execute()).raw as unknown[]).length > 0;
    const receipt = await lockReceipt(tx, returnId);
    const actor = { by: 'system', at: this.clock.now() };
    if (made) await writeStep(tx, receipt, { from: null, action: 'expect', to: 'expected', ...actor });
    return receipt;
  }
}

const rememberLines = `
  insert into order_line (merchant_id, order_id, order_line_id, sku, category, supplier, lot, weight_grams,
    value_minor, currency)
  select $1, $2, l->>'lineId', l->>'sku', l->>'category', l->>'supplier', l->>'lot', (l->>'weightGrams')::int,
    ((l->>'grossMinor')::bigint - (l->>'discountMinor')::bigint) / (l->>'quantity')::int, $3
  from jsonb_array_elements($4::jsonb) l
  on conflict (merchant_id, order_id, order_line_id) do update set sku = excluded.sku, category = excluded.category,
    supplier = excluded.supplier, lot = excluded.lot, weight_grams = excluded.weight_grams,
    value_minor = excluded.value_minor, currency = excluded.currency`;
