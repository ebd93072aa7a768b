import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Host, Natural, OpenToAll } from '#chassis';
import { Database, everyMerchant } from '#messaging';
import type { Request } from 'express';
import { readEasyPostEvent } from './easypost-webhook.js';
import { TrackingService } from './tracking.service.js';

@ApiTags('labels')
@Controller('v1/labels/webhooks')
export class EasyPostWebhookController {
  constructor(
    private readonly database: Database,
    private readonly tracking: TrackingService,
    private readonly host: Host,
  ) {}

  /** For EasyPost alone: its signature is the key. The same event again changes nothing. */
  @Post('easypost')
  @HttpCode(204)
  @OpenToAll()
  @Natural()
  @ApiNoContentResponse()
  async hear(
    @Req() request: RawBodyRequest<Request>,
    @Headers('x-hmac-signature') signature: string | undefined,
  ): Promise<void> {
    const secret = this.host.settings.EASYPOST_WEBHOOK_SECRET;
    const event = readEasyPostEvent(request.rawBody, signature, secret);
    await this.database.transaction(everyMerchant, (tx) => this.tracking.hear(tx, event));
  }
}
