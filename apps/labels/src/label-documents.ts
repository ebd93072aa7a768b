import { Injectable } from '@nestjs/common';
import { Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import type { CarrierFile } from './carriers/carrier.js';
import { documentsOf } from './documents/names.js';
import type { DocumentName } from './documents/names.js';
import type { LabelContent } from './documents/content.js';
import { LabelContentRow, LabelDocumentRow } from './label.entity.js';
import { print } from './documents/print.js';
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

  /**
   * Reads what is needed to print, in the transaction; printing itself needs none. Throws LabelHasNoDocument,
   * SubjectErased.
   */
  async of(tx: EntityManager, label: LabelRecord, name: DocumentName): Promise<() => Promise<PrintedFile>> {
    const { labelId, status, rmaNumber } = label;
    if (!documentsOf(label).includes(name))
      throw new LabelHasNoDocument(`the label is ${status}`, { labelId, status });
    const material = {
      ...(label.hasContent && { content: await this.content(tx, labelId) }),
      ...(label.carrierFile && { file: await this.file(tx, labelId) }),
    };
    return async () => ({ ...(await print(name, material)), fileName: fileNameOf(name, rmaNumber) });
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

/** Such as `label-a4-RMA-….pdf`. */
function fileNameOf(name: DocumentName, rmaNumber: string): string {
  const [stem = name, ending] = name.split('.');
  return ending ? `${stem}-${rmaNumber}.${ending}` : `${stem}-${rmaNumber}`;
}
