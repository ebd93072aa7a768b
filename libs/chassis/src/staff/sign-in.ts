import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { TooManySignIns, WrongSignIn } from './staff.errors.js';
import { StaffStore } from './staff.store.js';
import type { StaffRecord } from './staff.store.js';

/** Tries of one login in a quarter of an hour. */
const triesAllowed = 5;

/** Argon2id with the package's parameters (19 MiB, 2 passes), which are OWASP's. */
export const hashSecret = (secret: string): Promise<string> => hash(secret);

/** Proves that a person is who they say. */
@Injectable()
export class SignIn {
  /** Verified for logins that do not exist, so that they take as long. */
  private readonly nobody = hashSecret('nobody has this password');

  constructor(private readonly store: StaffStore) {}

  /** Throws WrongSignIn, TooManySignIns. */
  async byPassword(merchantId: string | undefined, login: string, password: string): Promise<StaffRecord> {
    return this.prove(merchantId, login, (staff) => [staff?.passwordHash, password]);
  }

  /** Only for a device that belongs to a station. Throws WrongSignIn, TooManySignIns. */
  async byPin(merchantId: string, login: string, pin: string): Promise<StaffRecord> {
    return this.prove(merchantId, login, (staff) => [staff?.pinHash, pin]);
  }

  private async prove(
    merchantId: string | undefined,
    login: string,
    claim: (staff: StaffRecord | undefined) => [kept: string | null | undefined, given: string],
  ): Promise<StaffRecord> {
    const tries = await this.store.countTry(merchantId ?? 'none', login);
    if (tries > triesAllowed) throw new TooManySignIns('too many tries for this login');
    const staff = merchantId === undefined ? undefined : await this.store.find(merchantId, login);
    const [kept, given] = claim(staff);
    const isRight = await verify(kept ?? (await this.nobody), given);
    if (!staff || !kept || !isRight) throw new WrongSignIn('this sign-in is not right');
    return staff;
  }
}
