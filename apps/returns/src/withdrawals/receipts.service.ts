import { NotFound } from '#contracts';
import { Subjects } from '#chassis';
import { Database, everyMerchant } from '#messaging';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AcknowledgementService } from './acknowledgement.service.js';
import { Withdrawal, WithdrawalReceipt } from './withdrawal.entity.js';
import { digestOf, lockWithdrawal } from './withdrawal.queries.js';

/** The receipts as they were made. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly acknowledgements: AcknowledgementService,
  ) {}

  /** By its code; makes it where the worker has not come to it yet. Throws NotFound, SubjectErased. */
  async byCode(receiptCode: string): Promise<StreamableFile> {
    const receiptDigest = digestOf('receipt', receiptCode);
    const found = await this.database.transaction(everyMerchant, (tx) =>
      tx.findOneBy(Withdrawal, { receiptDigest }),
    );
    if (!found?.declaredAt) throw new NotFound('receipt', receiptCode);
    const { merchantId, withdrawalId } = found;
    return this.database.transaction(merchantId, async (tx) => {
      const withdrawal = await lockWithdrawal(tx, { merchantId, withdrawalId });
      if (withdrawal.status === 'confirmed') await this.acknowledgements.acknowledge(tx, withdrawal);
      return this.read(tx, withdrawalId);
    });
  }

  /** For staff. Throws NotFound, SubjectErased. */
  ofWithdrawal(merchantId: string, withdrawalId: string): Promise<StreamableFile> {
    return this.database.read(merchantId, (tx) => this.read(tx, withdrawalId));
  }

  private async read(tx: EntityManager, withdrawalId: string): Promise<StreamableFile> {
    const row = await tx.findOneBy(WithdrawalReceipt, { withdrawalId });
    if (!row) throw new NotFound('receipt of', withdrawalId);
    const sealed = { subjectId: row.subjectId, sealed: row.sealed.toString('base64') };
    const { pdf } = await this.subjects.open<{ pdf: string }>(tx, sealed);
    const bytes = Buffer.from(pdf, 'base64');
    const disposition = `inline; filename="${withdrawalId}.pdf"`;
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
  }
}
