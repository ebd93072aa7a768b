import type { Grade } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { ReceiptLineRow, ReceiptRow } from '../receiving.entities.js';
import { proposeDisposition, usualRules } from './disposition.rules.js';
import type { DispositionRule, PieceFacts, Proposal } from './disposition.rules.js';

type Known = Omit<PieceFacts, 'grade' | 'vendorAccepts'> & {
  vendorGrades: Grade[] | null;
  rules: DispositionRule[] | null;
};

/** Where the merchant's rules send a piece of this grade. */
export async function proposeFor(
  tx: EntityManager,
  { receipt, line }: { receipt: ReceiptRow; line: ReceiptLineRow },
  grade: Grade,
): Promise<Proposal> {
  const rows: Known[] = await tx.query(factsSql, [
    receipt.merchantId,
    receipt.orderId,
    line.orderLineId,
    line.sku,
  ]);
  const { rules, vendorGrades, ...facts } = rows[0]!;
  const vendorAccepts = vendorGrades?.includes(grade) ?? false;
  return proposeDisposition(rules ?? usualRules, { ...facts, grade, vendorAccepts });
}

const factsSql = `
  select coalesce(a.category, o.category) as category, o.value_minor as "valueMinor",
    a.refurbish_cost_minor as "refurbishCostMinor", v.grades as "vendorGrades",
    (select rules from disposition_rules where merchant_id = $1) as rules
  from (select $1::text as merchant_id) m
  left join order_line o on o.merchant_id = $1 and o.order_id = $2 and o.order_line_id = $3
  left join article a on a.merchant_id = $1 and a.sku = $4
  left join vendor_agreement v on v.merchant_id = $1 and v.vendor = coalesce(a.vendor, o.supplier)`;
