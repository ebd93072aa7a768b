import { Injectable } from '@nestjs/common';
import type { Contact } from '#contracts';
import { SubjectErased, Subjects } from '#chassis';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CarrierFile, CustomsDeclaration, LabelOrder, SoldLabel } from './carriers/carrier.js';
import { declarationOf, needsCustoms } from './customs.rules.js';
import { HeardReturnRow } from './heard-return.entity.js';
import type { LabelContent } from './documents/content.js';
import { LabelContentRow, LabelDocumentRow } from './label.entity.js';
import type { LabelRow } from './label.entity.js';
import type { OrderContactRow } from './order-contact.entity.js';
import { parcelOf } from './parcel.rules.js';
import { addressOf, ReturnAddresses } from './return-addresses.js';
import { ExportRecordRow } from './shipping.entities.js';
import { ShippingPolicies } from './shipping-policies.js';
import type { ShippingPolicy } from './shipping-policy.js';

/** A label taken for buying: all that the carrier and the printer need. */
export interface Purchase {
  label: LabelRow;
  subjectId: string;
  policy: ShippingPolicy;
  order: LabelOrder;
  /** What is printed, without what the carrier will say. */
  print: Omit<LabelContent, 'serviceName' | 'trackingNumber'>;
  /** Why customs would stop the parcel; absent when they would not. */
  customsLack?: string;
}

interface Sender {
  row: OrderContactRow;
  contact: Contact;
}

/** Puts together what a carrier is asked for, and keeps what is printed. */
@Injectable()
export class LabelOrders {
  constructor(
    private readonly subjects: Subjects,
    private readonly addresses: ReturnAddresses,
    private readonly policies: ShippingPolicies,
  ) {}

  /** Who sends it; undefined when the person's data was erased. */
  async contactIn(tx: EntityManager, row: OrderContactRow): Promise<Contact | undefined> {
    try {
      return await this.subjects.open<Contact>(tx, row);
    } catch (error) {
      if (error instanceof SubjectErased) return undefined;
      throw error;
    }
  }

  /** Keeps what a bought label is printed from, sealed under its sender's key. */
  async keep(tx: EntityManager, purchase: Purchase, sold: SoldLabel): Promise<void> {
    await this.keepContent(tx, purchase, sold);
    if (sold.file) await this.keepFile(tx, purchase, sold.file);
  }

  private async keepContent(tx: EntityManager, purchase: Purchase, sold: SoldLabel): Promise<void> {
    const { label, subjectId, print } = purchase;
    const { serviceName, trackingNumber } = sold;
    const content: LabelContent = { ...print, serviceName, trackingNumber };
    const { sealed } = await this.subjects.seal(tx, content, subjectId);
    const { labelId, merchantId } = label;
    const row = { labelId, merchantId, subjectId, hasCustoms: content.customs !== undefined };
    await tx.insert(LabelContentRow, { ...row, sealed: Buffer.from(sealed, 'base64') });
  }

  private async keepFile(tx: EntityManager, purchase: Purchase, file: CarrierFile): Promise<void> {
    const { label, subjectId } = purchase;
    const { sealed } = await this.subjects.seal(tx, { file: file.bytes.toString('base64') }, subjectId);
    await tx.insert(LabelDocumentRow, {
      labelId: label.labelId,
      merchantId: label.merchantId,
      subjectId,
      format: file.format,
      sealed: Buffer.from(sealed, 'base64'),
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
    });
  }

  async of(tx: EntityManager, label: LabelRow, { row, contact }: Sender): Promise<Purchase> {
    const { merchantId, returnId, labelId, requestedAt, rmaNumber, shipByOn, parcelNumber } = label;
    const { purchaser, shippingAddress } = contact;
    const policy = await this.policies.of(tx, merchantId);
    const heard = await tx.findOneBy(HeardReturnRow, { merchantId, returnId });
    const lines = label.contents ?? heard?.lines ?? [];
    const reached = { phone: purchaser.phone, email: purchaser.email };
    const consignor = { ...addressOf({ ...shippingAddress, ...reached }), name: purchaser.name };
    const consignee = await this.addresses.of(tx, merchantId);
    const sold = row.lines ?? [];
    const ends = { consignor, consignee };
    const isAbroad = needsCustoms(consignor, consignee) === true;
    const customs = isAbroad ? await declaration(tx, label, { lines, sold, policy }) : undefined;
    const parcel = parcelOf(lines, sold, policy);
    const asked = { labelId, requestedAt, currency: row.currency, parcel, labelFormat: policy.labelFormat };
    const printed = { rmaNumber, shipByOn, requestedAt, language: purchaser.locale, lines, parcelNumber };
    return {
      label,
      subjectId: row.subjectId,
      policy,
      order: { ...asked, ...ends, ...(customs && { customs }) },
      print: { ...printed, ...ends, slip: policy.slip, ...(customs && { customs }) },
      ...(isAbroad && !customs && { customsLack: 'the order has no export record for these goods' }),
    };
  }
}

async function declaration(
  tx: EntityManager,
  { merchantId, orderId }: LabelRow,
  {
    lines,
    sold,
    policy,
  }: { lines: LabelContent['lines']; sold: NonNullable<OrderContactRow['lines']>; policy: ShippingPolicy },
): Promise<CustomsDeclaration | undefined> {
  const row = await tx.findOneBy(ExportRecordRow, { merchantId, orderId });
  return row
    ? declarationOf(row.record, { contents: lines, sold, pieceGrams: policy.defaultPieceGrams })
    : undefined;
}
