import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { getLabel, lockLabel } from './labels.queries.js';
import { visibleTo } from './label.view.js';
import { PickupRow } from './pickup.entity.js';
import { pickupActionsByHand } from './pickup.lifecycle.js';
import { PickupsService } from './pickups.service.js';
import { PickupInput, PickupList, PickupView } from './shipping.dto.js';

/** The customer may also ask for a pickup of its own parcel. */
@ApiTags('labels')
@Controller('v1/labels/:labelId/pickups')
export class PickupsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly pickups: PickupsService,
  ) {}

  @Get()
  @Needs('labels:read', { guest: true })
  @ApiOkResponse({ type: PickupList })
  list(@CurrentCaller() caller: Caller, @Param('labelId') labelId: string): Promise<PickupList> {
    return this.database.read(caller.merchantId, async (tx) => {
      await getLabel(tx, { ...visibleTo(caller), labelId });
      const rows = await tx.find(PickupRow, { where: { labelId }, order: { requestedAt: 'DESC' } });
      return { data: rows.map(viewOf) };
    });
  }

  @Post()
  @Needs('labels:write', { guest: true })
  @Keyed()
  @ApiOkResponse({ type: PickupView })
  request(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('labelId') labelId: string,
    @Body() { fromAt, toAt, instructions }: PickupInput,
  ): Promise<PickupView> {
    return this.idempotency.run(call, async (tx) => {
      await getLabel(tx, { ...visibleTo(caller), labelId });
      const label = await lockLabel(tx, labelId);
      const time = { from: new Date(fromAt), to: new Date(toAt) };
      const wish = { labelId, ...time, instructions: instructions ?? 'At the front door' };
      return viewOf(await this.pickups.request(tx, label, wish));
    });
  }

  @Post(':pickupId/cancel')
  @HttpCode(200)
  @Needs('labels:write', { guest: true })
  @Keyed()
  @ApiOkResponse({ type: PickupView })
  cancel(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('labelId') labelId: string,
    @Param('pickupId') pickupId: string,
  ): Promise<PickupView> {
    return this.idempotency.run(call, async (tx) => {
      await getLabel(tx, { ...visibleTo(caller), labelId });
      return viewOf(await this.pickups.cancel(tx, labelId, pickupId));
    });
  }
}

const viewOf = (pickup: PickupRow): PickupView => ({
  pickupId: pickup.pickupId,
  labelId: pickup.labelId,
  status: pickup.status,
  fromAt: pickup.fromAt.toISOString(),
  toAt: pickup.toAt.toISOString(),
  confirmation: pickup.confirmation,
  costMinor: pickup.costMinor === null ? null : Number(pickup.costMinor),
  currency: pickup.currency,
  note: pickup.note,
  allowedActions: pickupActionsByHand(pickup.status),
});
