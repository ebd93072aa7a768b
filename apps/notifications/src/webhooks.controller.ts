import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#contracts';
import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { findDeliveries, findEndpoints } from './notifications.queries.js';
import type { DeliveryRecord } from './notifications.queries.js';
import {
  NewWebhookEndpointView,
  WebhookDeliveryPage,
  WebhookDeliveryQuery,
  WebhookDeliveryView,
  WebhookEndpointInput,
  WebhookEndpointList,
  WebhookEndpointView,
} from './webhook.dto.js';
import type { WebhookEndpointRow } from './webhook.entity.js';
import { deliveryActionsByHand } from './webhook.lifecycle.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('notifications')
@Controller('v1')
export class WebhooksController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly webhooks: WebhooksService,
  ) {}

  @Post('webhook-endpoints')
  @Needs('notifications:write')
  @Keyed()
  @ApiCreatedResponse({ type: NewWebhookEndpointView })
  async create(
    @CurrentCaller() { merchantId }: Caller,
    @Once() call: OnceCall,
    @Body() input: WebhookEndpointInput,
  ): Promise<NewWebhookEndpointView> {
    const view = await this.idempotency.run(call, async (tx) =>
      endpointView(await this.webhooks.create(tx, merchantId, input)),
    );
    // Read apart: the reply that is kept for repetitions must not hold the secret in clear.
    const secret = await this.database.transaction(merchantId, (tx) =>
      this.webhooks.secretOf(tx, view.endpointId),
    );
    return Object.assign(view, { secret });
  }

  @Get('webhook-endpoints')
  @Needs('notifications:read')
  @ApiOkResponse({ type: WebhookEndpointList })
  async endpoints(@CurrentCaller() { merchantId }: Caller): Promise<WebhookEndpointList> {
    const rows = await this.database.transaction(merchantId, (tx) => findEndpoints(tx, merchantId));
    return { data: rows.map(endpointView) };
  }

  @Delete('webhook-endpoints/:endpointId')
  @HttpCode(204)
  @Needs('notifications:write')
  @Natural()
  @ApiNoContentResponse()
  remove(@CurrentCaller() { merchantId }: Caller, @Param('endpointId') endpointId: string): Promise<void> {
    return this.database.transaction(merchantId, (tx) => this.webhooks.remove(tx, merchantId, endpointId));
  }

  @Get('webhook-deliveries')
  @Needs('notifications:read')
  @ApiOkResponse({ type: WebhookDeliveryPage })
  async deliveries(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { endpointId, status, startingAfter, limit }: WebhookDeliveryQuery,
  ): Promise<WebhookDeliveryPage> {
    const filter = { merchantId, endpointId, status, startingAfter, limit: limit + 1 };
    const rows = await this.database.transaction(merchantId, (tx) => findDeliveries(tx, filter));
    return pageOf(rows.map(deliveryView), limit, ({ deliveryId }) => deliveryId);
  }

  @Post('webhook-deliveries/:deliveryId/resend')
  @HttpCode(200)
  @Needs('notifications:write')
  @Keyed()
  @ApiOkResponse({ type: WebhookDeliveryView })
  resend(
    @CurrentCaller() { merchantId }: Caller,
    @Once() call: OnceCall,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    return this.idempotency.run(call, async (tx) => {
      await this.webhooks.resend(tx, merchantId, deliveryId);
      const [row] = await findDeliveries(tx, { merchantId, deliveryId, limit: 1 });
      if (!row) throw new NotFound('webhook delivery', deliveryId);
      return deliveryView(row);
    });
  }
}

const endpointView = (row: WebhookEndpointRow): WebhookEndpointView => {
  const { endpointId, url, eventTypes, status, note, createdAt } = row;
  return { endpointId, url, eventTypes, status, note, createdAt: createdAt.toISOString() };
};

const deliveryView = (row: DeliveryRecord): WebhookDeliveryView => ({
  ...row,
  nextTryAt: row.nextTryAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  allowedActions: deliveryActionsByHand(row.status),
});
