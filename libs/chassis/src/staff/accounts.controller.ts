import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Needs } from '../access.js';
import type { Caller } from '../authenticator.js';
import { Natural } from '../idempotency.js';
import { hashSecret } from './sign-in.js';
import { AccountInput, AccountList, AccountView } from './staff.dto.js';
import { StaffStore } from './staff.store.js';

/** The people who may sign in. */
@ApiTags('staff')
@Controller('v1/staff/accounts')
export class AccountsController {
  constructor(private readonly store: StaffStore) {}

  @Get()
  @Needs('staff:write')
  @ApiOkResponse({ type: AccountList })
  async list(@CurrentCaller() { merchantId }: Caller): Promise<AccountList> {
    return { data: await this.store.list(merchantId) };
  }

  @Put(':login')
  @Needs('staff:write')
  @Natural()
  @ApiOkResponse({ type: AccountView })
  async put(
    @CurrentCaller() { merchantId }: Caller,
    @Param('login') login: string,
    @Body() { name, role, password, pin, disabled }: AccountInput,
  ): Promise<AccountView> {
    const passwordHash = password ? await hashSecret(password) : null;
    const pinHash = pin ? await hashSecret(pin) : null;
    const account = { login, name, role, passwordHash, pinHash, isDisabled: disabled ?? false };
    await this.store.put(merchantId, account);
    const accounts = await this.store.list(merchantId);
    return accounts.find((one) => one.login === login.trim().toLowerCase())!;
  }
}
