import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReceiptLineRow } from '../receiving.entities.js';
import type { ReceiptRow } from '../receiving.entities.js';
import type { Actor } from '../scans/scan.store.js';
import { StockService } from './stock.service.js';

/** Pieces that came beyond what was announced: not ours to sell until a lead says so. */
@Injectable()
export class SurplusService {
  constructor(private readonly stock: StockService) {}

  /** So many more pieces of the line may be kept and sold, never more than came over. */
  async keep(
    tx: EntityManager,
    receipt: ReceiptRow,
    { returnLineId, quantity }: { returnLineId: string; quantity: number },
    actor: Actor,
  ): Promise<void> {
    const line = await tx.findOneByOrFail(ReceiptLineRow, { returnLineId });
    line.keptSurplusQuantity = quantity;
    await tx.save(line);
    await this.stock.post(tx, receipt, line, actor);
  }
}
