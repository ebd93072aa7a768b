import { CurrentCaller, guestCookie, guestSessionMs, Harmless, Host, Needs, OpenToAll } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PortalOrderView, PortalSessionInput, PortalSessionView } from './portal.dto.js';
import { PortalService } from './portal.service.js';
import { GuestSessionNeeded } from './returns.errors.js';

@ApiTags('portal')
@Controller('v1/portal')
export class PortalController {
  constructor(
    private readonly database: Database,
    private readonly portal: PortalService,
    private readonly host: Host,
  ) {}

  @Post('sessions')
  @OpenToAll()
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: PortalSessionView })
  async open(
    @Body() input: PortalSessionInput,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PortalSessionView> {
    const { token, ...session } = await this.portal.open(input);
    response.cookie(guestCookie, token, {
      httpOnly: true,
      sameSite: 'strict',
      // A proxy in front may be too far away for its word on the scheme to be trusted.
      secure: this.host.settings.PUBLIC_URL?.startsWith('https:') ?? request.secure,
      maxAge: guestSessionMs,
    });
    return session;
  }

  @Get('order')
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: PortalOrderView })
  order(@CurrentCaller() caller: Caller): Promise<PortalOrderView> {
    if (caller.kind !== 'guest') throw new GuestSessionNeeded('an API key reads /v1/orders');
    const { merchantId, orderId } = caller;
    return this.database.read(merchantId, (tx) => this.portal.order(tx, { merchantId, orderId }));
  }
}
