import {
  Clock,
  CurrentCaller,
  guestCookie,
  GuestSessions,
  guestSessionMs,
  Harmless,
  Needs,
  OpenToAll,
} from '#chassis';
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
    private readonly sessions: GuestSessions,
    private readonly clock: Clock,
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
    const guest = await this.portal.find(input);
    const now = this.clock.now();
    response.cookie(guestCookie, this.sessions.issue(guest, now), {
      httpOnly: true,
      sameSite: 'strict',
      secure: request.secure,
      maxAge: guestSessionMs,
    });
    return {
      orderId: guest.orderId,
      expiresAt: new Date(now.getTime() + guestSessionMs).toISOString(),
    };
  }

  @Get('order')
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: PortalOrderView })
  order(@CurrentCaller() caller: Caller): Promise<PortalOrderView> {
    if (caller.kind !== 'guest') throw new GuestSessionNeeded('an API key reads /v1/orders');
    const { merchantId, orderId } = caller;
    return this.database.transaction(merchantId, (tx) => this.portal.order(tx, { merchantId, orderId }));
  }
}
