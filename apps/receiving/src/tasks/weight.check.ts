import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReceiptRow } from '../receiving.entities.js';
import { TasksService } from './tasks.service.js';
import { weightDifference } from './weight.rules.js';

/** Compares what the dock's scale says with what the goods announced should weigh. */
@Injectable()
export class WeightCheck {
  constructor(private readonly tasks: TasksService) {}

  async check(tx: EntityManager, receipt: ReceiptRow, weightGrams: number): Promise<void> {
    const expected: { quantity: number; pieceGrams: number | null }[] = await tx.query(
      `select l.expected_quantity as quantity, o.weight_grams as "pieceGrams" from receipt_line l
       left join order_line o on o.merchant_id = l.merchant_id and o.order_id = $2
         and o.order_line_id = l.order_line_id
       where l.return_id = $1`,
      [receipt.returnId, receipt.orderId],
    );
    const difference = weightDifference(weightGrams, expected);
    if (!difference) return;
    const facts = { weightGrams, ...difference };
    await this.tasks.open(tx, receipt, { kind: 'weight_differs', subject: 'dock', facts });
  }
}
