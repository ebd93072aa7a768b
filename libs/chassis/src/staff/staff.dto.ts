import { CodeList, ExternalId, Flag, Id, ListOf, Maybe, OneOf, Text } from '#contracts';
import { Length, Matches } from 'class-validator';
import { staffRoles } from './staff.roles.js';
import type { StaffRole } from './staff.roles.js';

export class SignInInput {
  /** The merchant's short name. */
  @Text(40) merchant!: string;
  @Text(200) login!: string;
  @Text(200) password!: string;
  /** Where the person works; the device may be used with PINs there from now on. */
  @Maybe() @ExternalId() station?: string;
}

export class PinInput {
  @Text(200) login!: string;
  @Text(12) pin!: string;
}

export class AccountInput {
  @Text(120) name!: string;
  @OneOf(staffRoles) role!: StaffRole;
  /** 12 characters or more. Left out: stays as it is. */
  @Maybe() @Length(12, 200) password?: string;
  /** 6 to 12 digits, for stations only. Left out: stays as it is. */
  @Maybe() @Matches(/^\d{6,12}$/, { message: 'must be 6 to 12 digits' }) pin?: string;
  /** True closes the account and ends its sessions. */
  @Maybe() @Flag() disabled?: boolean;
}

export class AccountView {
  @Id('stf') staffId!: string;
  @Text(200) login!: string;
  @Text(120) name!: string;
  @OneOf(staffRoles) role!: StaffRole;
  @Flag() hasPassword!: boolean;
  @Flag() hasPin!: boolean;
  @Flag() isDisabled!: boolean;
}

export class AccountList {
  @ListOf(() => AccountView, 0) data!: AccountView[];
}

/** Who is signed in. */
export class StaffView {
  @Text(120) name!: string;
  /** Null: an API key, not a person. */
  @Maybe() @OneOf(staffRoles) role!: StaffRole | null;
  @Maybe() @ExternalId() station!: string | null;
  @CodeList() scopes!: string[];
}

/** How a person may sign in on this device. */
export class SignInWays {
  /** Through the merchant's identity provider: GET /v1/staff/oidc. */
  @Flag() oidc!: boolean;
  /** With a PIN: the device belongs to a station. */
  @Flag() pin!: boolean;
  @Maybe() @ExternalId() station!: string | null;
}
