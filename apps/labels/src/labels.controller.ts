import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { LabelInput, LabelPage, LabelQuery, LabelScanInput, LabelView } from './label.dto.js';
import { actorOf, viewFor, viewOf, visibleTo } from './label.view.js';
import { findLabels } from './labels.queries.js';
import { LabelsService } from './labels.service.js';

@ApiTags('labels')
@Controller('v1/labels')
export class LabelsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly labels: LabelsService,
  ) {}

  @Get()
  @Needs('labels:read', { guest: true })
  @ApiOkResponse({ type: LabelPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: LabelQuery): Promise<LabelPage> {
    const { returnId, startingAfter, limit } = query;
    const filter = { ...visibleTo(caller), returnId, startingAfter, limit: limit + 1 };
    const rows = await this.database.transaction(caller.merchantId, (tx) => findLabels(tx, filter));
    return pageOf(rows.map(viewOf), limit, ({ labelId }) => labelId);
  }

  /** One more parcel of a return, or a new label where one failed or was voided. */
  @Post()
  @HttpCode(201)
  @Needs('labels:write')
  @Keyed()
  @ApiOkResponse({ type: LabelView })
  request(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Body() { returnId, lines }: LabelInput,
  ): Promise<LabelView> {
    const rma = { merchantId: caller.merchantId, returnId };
    return this.idempotency.run(call, async (tx) => {
      const labelId = await this.labels.addParcel(tx, rma, lines ?? undefined, actorOf(caller));
      return viewFor(tx, caller, labelId);
    });
  }

  @Get(':labelId')
  @Needs('labels:read', { guest: true })
  @ApiOkResponse({ type: LabelView })
  get(@CurrentCaller() caller: Caller, @Param('labelId') labelId: string): Promise<LabelView> {
    return this.database.transaction(caller.merchantId, (tx) => viewFor(tx, caller, labelId));
  }

  @Post(':labelId/scans')
  @HttpCode(200)
  @Needs('labels:write')
  @Keyed()
  @ApiOkResponse({ type: LabelView })
  scan(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('labelId') labelId: string,
    @Body() { scannedAt }: LabelScanInput,
  ): Promise<LabelView> {
    return this.idempotency.run(call, async (tx) => {
      await this.labels.scan(tx, labelId, scannedAt, actorOf(caller));
      return viewFor(tx, caller, labelId);
    });
  }

  @Post(':labelId/void')
  @HttpCode(200)
  @Needs('labels:write')
  @Keyed()
  @ApiOkResponse({ type: LabelView })
  void(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('labelId') labelId: string,
  ): Promise<LabelView> {
    return this.idempotency.run(call, async (tx) => {
      await this.labels.void(tx, labelId, actorOf(caller));
      return viewFor(tx, caller, labelId);
    });
  }
}
