import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import { ExternalId, Maybe } from '#contracts';
import type { Request, Response } from 'express';
import { OpenToAll } from '../access.js';
import { Host } from '../host.js';
import { IdentityProvider } from './identity-provider.js';
import type { Handshake } from './identity-provider.js';
import { StaffCookies } from './staff.cookies.js';
import { WrongSignIn } from './staff.errors.js';
import { StaffStore } from './staff.store.js';

const callbackPath = '/v1/staff/oidc/callback';

class OidcQuery {
  @Maybe() @ExternalId() station?: string;
}

/** Sign-in through the merchant's identity provider. Roles stay ours: the account must exist, by its e-mail address. */
@ApiTags('staff')
@Controller('v1/staff/oidc')
export class OidcController {
  constructor(
    private readonly host: Host,
    private readonly provider: IdentityProvider,
    private readonly store: StaffStore,
    private readonly cookies: StaffCookies,
  ) {}

  @Get()
  @OpenToAll()
  @ApiFoundResponse({ description: 'To the identity provider.' })
  async begin(
    @Query() { station }: OidcQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { to, handshake } = await this.provider.begin(this.ownUrl(request, callbackPath).href, station);
    this.cookies.keepHandshake(request, response, handshake);
    response.redirect(to.href);
  }

  @Get('callback')
  @OpenToAll()
  @ApiFoundResponse({ description: 'To the scan page, signed in.' })
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const handshake = this.cookies.handshakeOf<Handshake>(request);
    if (!handshake) throw new WrongSignIn('this sign-in began in another browser or too long ago');
    const { subject, email } = await this.provider.finish(
      this.ownUrl(request, request.originalUrl),
      handshake,
    );
    const merchantId = await this.store.merchantOf(this.host.settings.OIDC_MERCHANT);
    const staff = merchantId && (await this.store.find(merchantId, email));
    if (!staff || (staff.oidcSubject ?? subject) !== subject)
      throw new WrongSignIn('there is no account for this person here');
    await this.store.linkSubject(staff.staffId, subject);
    const { station } = handshake;
    if (station) this.cookies.keepStation(request, response, { merchantId, station });
    this.cookies.keepSession(request, response, await this.store.openSession(staff.staffId, station));
    response.redirect('/scan');
  }

  private ownUrl(request: Request, path: string): URL {
    return new URL(path, this.host.settings.PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`);
  }
}
