import { Clock, Host, Subjects } from '#chassis';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openDeclaration } from './declaration.js';
import { LettersService } from './letters.service.js';
import { renderReceipt } from './receipt/receipt.document.js';
import { WithdrawalReceipt } from './withdrawal.entity.js';
import type { Declaration, Withdrawal } from './withdrawal.entity.js';
import { take } from './withdrawal.steps.js';

/** Makes the receipt: once, kept as it is, and mailed. */
@Injectable()
export class AcknowledgementService {
  constructor(
    private readonly subjects: Subjects,
    private readonly letters: LettersService,
    private readonly clock: Clock,
    private readonly host: Host,
  ) {}

  /** For a locked, confirmed withdrawal. An erased person gets no receipt. */
  async acknowledge(tx: EntityManager, withdrawal: Withdrawal): Promise<void> {
    const declaration = await openDeclaration(tx, this.subjects, withdrawal);
    if (declaration) await this.make(tx, withdrawal, declaration);
    await take(tx, withdrawal, 'acknowledge', { by: 'system', at: this.clock.now() });
  }

  private async make(tx: EntityManager, withdrawal: Withdrawal, declaration: Declaration): Promise<void> {
    const { merchantId, withdrawalId, subjectId } = withdrawal;
    const content = { declaration, withdrawal, url: this.addressOf(declaration.receiptCode) };
    const pdf = (await renderReceipt(content)).toString('base64');
    const kept = await this.subjects.seal(tx, { pdf }, subjectId);
    const sealed = Buffer.from(kept.sealed, 'base64');
    await tx.insert(WithdrawalReceipt, { withdrawalId, merchantId, subjectId, sealed });
    await this.letters.acknowledge(tx, withdrawal, content, pdf);
  }

  private addressOf(receiptCode: string): string {
    const { PUBLIC_URL, HOST, PORT } = this.host.settings;
    const base = (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '');
    return `${base}/v1/withdrawals/receipts/${receiptCode}`;
  }
}
