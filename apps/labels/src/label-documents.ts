import { Injectable } from '@nestjs/common';
import { Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import { LabelDocumentRow } from './label.entity.js';
import { hasDocument } from './label.lifecycle.js';
import { LabelHasNoDocument } from './labels.errors.js';
import type { LabelRecord } from './labels.queries.js';

/** The printed labels. */
@Injectable()
export class LabelDocuments {
  constructor(private readonly subjects: Subjects) {}

  /** The PDF as it was made at the purchase. Throws LabelHasNoDocument, SubjectErased. */
  async of(tx: EntityManager, label: LabelRecord): Promise<{ pdf: Buffer; rmaNumber: string }> {
    const { labelId, status, rmaNumber } = label;
    if (!hasDocument(status)) throw new LabelHasNoDocument(`the label is ${status}`, { labelId, status });
    const row = await tx.findOneByOrFail(LabelDocumentRow, { labelId });
    const sealed = { subjectId: row.subjectId, sealed: row.sealed.toString('base64') };
    const { pdf } = await this.subjects.open<{ pdf: string }>(tx, sealed);
    return { pdf: Buffer.from(pdf, 'base64'), rmaNumber };
  }
}
