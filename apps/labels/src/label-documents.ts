import { Injectable } from '@nestjs/common';
import { Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import type { CarrierFile } from './carriers/carrier.js';
import { documentsOf } from './document.names.js';
import type { DocumentName } from './document.names.js';
import type { LabelContent } from './label.content.js';
import { LabelContentRow, LabelDocumentRow } from './label.entity.js';
import { renderLabel } from './label.document.js';
import { LabelHasNoDocument } from './labels.errors.js';
import type { LabelRecord } from './labels.queries.js';

/** A file to hand out. */
export interface PrintedFile {
  bytes: Buffer;
  type: string;
  fileName: string;
}

/** The printed labels: drawn from what was kept at the purchase, or the carrier's own file. */
@Injectable()
export class LabelDocuments {
  constructor(private readonly subjects: Subjects) {}

  /** Reads what is needed to print, in the transaction; printing itself needs none. Throws LabelHasNoDocument, SubjectErased. */
  async of(tx: EntityManager, label: LabelRecord, name: DocumentName): Promise<() => Promise<PrintedFile>> {
    const { labelId, status } = label;
    if (!documentsOf(label).includes(name))
      throw new LabelHasNoDocument(`the label is ${status}`, { labelId, status });
    const content = label.hasContent ? await this.content(tx, labelId) : undefined;
    const file = label.carrierFile ? await this.file(tx, labelId) : undefined;
    void file;
    return async () => ({
      bytes: await renderLabel(content!),
      type: 'application/pdf',
      fileName: `label-${label.rmaNumber}.pdf`,
    });
  }

  private async content(tx: EntityManager, labelId: string): Promise<LabelContent> {
    const row = await tx.findOneByOrFail(LabelContentRow, { labelId });
    const sealed = { subjectId: row.subjectId, sealed: row.sealed.toString('base64') };
    const content = await this.subjects.open<LabelContent>(tx, sealed);
    return { ...content, requestedAt: new Date(content.requestedAt) };
  }

  /** Files of older releases are called `pdf`. */
  private async file(tx: EntityManager, labelId: string): Promise<CarrierFile> {
    const row = await tx.findOneByOrFail(LabelDocumentRow, { labelId });
    const sealed = { subjectId: row.subjectId, sealed: row.sealed.toString('base64') };
    const opened = await this.subjects.open<{ file?: string; pdf?: string }>(tx, sealed);
    return { format: row.format, bytes: Buffer.from(opened.file ?? opened.pdf ?? '', 'base64') };
  }
}
