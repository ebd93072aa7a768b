import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Address } from './carriers/carrier.js';
import { ReturnAddressRow } from './return-address.entity.js';

/** Printed until the merchant says where returns go. */
const defaultAddress: Address = { name: 'Returns department' };

type Fields = { [K in keyof Omit<Address, 'name'>]?: string | null | undefined };

/** The parts of an address that there are. */
export function addressOf(fields: Fields): Omit<Address, 'name'> {
  const { line1, line2, city, region, postalCode, countryCode, phone, email } = fields;
  const all = { line1, line2, city, region, postalCode, countryCode, phone, email };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part));
}

/** Where merchants want their returns sent. */
@Injectable()
export class ReturnAddresses {
  /** The merchant's address, or one that has only a name. */
  async of(tx: EntityManager, merchantId: string): Promise<Address> {
    const row = await tx.findOneBy(ReturnAddressRow, { merchantId });
    return row ? { ...addressOf(row), name: row.name } : defaultAddress;
  }

  async put(tx: EntityManager, row: ReturnAddressRow): Promise<void> {
    await tx.upsert(ReturnAddressRow, row, ['merchantId']);
  }
}
