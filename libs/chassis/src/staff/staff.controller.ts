import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentCaller, Needs, OpenToAll } from '../access.js';
import type { Caller } from '../authenticator.js';
import { Harmless, Natural } from '../idempotency.js';
import { IdentityProvider } from './identity-provider.js';
import { SignIn } from './sign-in.js';
import { readCookie, StaffCookies, staffCookie } from './staff.cookies.js';
import { PinInput, SignInInput, SignInWays, StaffView } from './staff.dto.js';
import { WrongSignIn } from './staff.errors.js';
import { scopesOfRole } from './staff.roles.js';
import { StaffStore } from './staff.store.js';
import type { StaffRecord } from './staff.store.js';

/** Sign-in of people who work here. */
@ApiTags('staff')
@Controller('v1/staff')
export class StaffController {
  constructor(
    private readonly signIn: SignIn,
    private readonly store: StaffStore,
    private readonly cookies: StaffCookies,
    private readonly provider: IdentityProvider,
  ) {}

  @Get('ways')
  @OpenToAll()
  @ApiOkResponse({ type: SignInWays })
  ways(@Req() request: Request): SignInWays {
    const device = this.cookies.stationOf(request);
    return { oidc: this.provider.isOffered, pin: device !== undefined, station: device?.station ?? null };
  }

  @Post('sign-in')
  @OpenToAll()
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: StaffView })
  async byPassword(
    @Body() { merchant, login, password, station }: SignInInput,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffView> {
    const merchantId = await this.store.merchantOf(merchant);
    const staff = await this.signIn.byPassword(merchantId, login, password);
    if (station) this.cookies.keepStation(request, response, { merchantId: merchantId!, station });
    this.cookies.keepSession(request, response, await this.store.openSession(staff.staffId, station));
    return viewOf(staff, station);
  }

  /** A PIN is short: it opens a session only on a device where somebody signed in for a station before. */
  @Post('pin')
  @OpenToAll()
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: StaffView })
  async byPin(
    @Body() { login, pin }: PinInput,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffView> {
    const device = this.cookies.stationOf(request);
    if (!device) throw new WrongSignIn('this device belongs to no station yet');
    const staff = await this.signIn.byPin(device.merchantId, login, pin);
    this.cookies.keepSession(request, response, await this.store.openSession(staff.staffId, device.station));
    return viewOf(staff, device.station);
  }

  @Post('sign-out')
  @OpenToAll()
  @Natural()
  @HttpCode(204)
  @ApiOkResponse({ description: 'The session is over.' })
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = readCookie(request, staffCookie);
    if (token) await this.store.closeSession(token);
    this.cookies.dropSession(request, response);
  }

  @Get('me')
  @Needs('receiving:read')
  @ApiOkResponse({ type: StaffView })
  me(@CurrentCaller() caller: Caller): StaffView {
    if (caller.kind === 'guest') throw new WrongSignIn('a customer is no member of staff');
    const { name, scopes, staff } = caller;
    return { name, scopes, role: staff?.role ?? null, station: staff?.station ?? null };
  }
}

const viewOf = ({ name, role }: StaffRecord, station: string | undefined): StaffView => ({
  name,
  role,
  station: station ?? null,
  scopes: [...scopesOfRole[role]],
});
