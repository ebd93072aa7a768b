import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { EntityManager } from 'typeorm';
import { LabelDocuments } from './label-documents.js';
import { LabelPage, LabelQuery, LabelScanInput, LabelView } from './label.dto.js';
import { hasDocument, labelActionsByHand } from './label.lifecycle.js';
import { findLabels, getLabel } from './labels.queries.js';
import type { LabelRecord } from './labels.queries.js';
import { LabelsService } from './labels.service.js';

@ApiTags('labels')
@Controller('v1/labels')
export class LabelsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly labels: LabelsService,
    private readonly documents: LabelDocuments,
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

  @Get(':labelId')
  @Needs('labels:read', { guest: true })
  @ApiOkResponse({ type: LabelView })
  get(@CurrentCaller() caller: Caller, @Param('labelId') labelId: string): Promise<LabelView> {
    return this.database.transaction(caller.merchantId, (tx) => view(tx, caller, labelId));
  }

  @Get(':labelId/document.pdf')
  @Needs('labels:read', { guest: true })
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @CurrentCaller() caller: Caller,
    @Param('labelId') labelId: string,
  ): Promise<StreamableFile> {
    const { pdf, rmaNumber } = await this.database.transaction(caller.merchantId, async (tx) =>
      this.documents.of(tx, await getLabel(tx, { ...visibleTo(caller), labelId })),
    );
    const disposition = `inline; filename="label-${rmaNumber}.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
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
      return view(tx, caller, labelId);
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
      return view(tx, caller, labelId);
    });
  }
}

const visibleTo = (caller: Caller) => ({
  merchantId: caller.merchantId,
  orderId: caller.kind === 'guest' ? caller.orderId : undefined,
});

const actorOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

const view = async (tx: EntityManager, caller: Caller, labelId: string): Promise<LabelView> =>
  viewOf(await getLabel(tx, { ...visibleTo(caller), labelId }));

const viewOf = (label: LabelRecord): LabelView => ({
  ...label,
  documentUrl: hasDocument(label.status) ? `/v1/labels/${label.labelId}/document.pdf` : null,
  allowedActions: labelActionsByHand(label.status),
});
