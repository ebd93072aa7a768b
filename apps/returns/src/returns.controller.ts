import { CurrentCaller, Harmless, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { LanguageCode } from '#policy-engine';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { AssessmentService } from './assessment.service.js';
import { QuoteView } from './quote.view.js';
import {
  CancelReturnInput,
  QuoteInput,
  ReturnInput,
  ReturnPath,
  ReturnsQuery,
  ReviewInput,
} from './return.dto.js';
import { findReturns, readReturn, sightOf } from './return.queries.js';
import { ReturnService } from './return.service.js';
import { Spoken } from './spoken.js';
import { ReturnPage, ReturnView, returnView } from './return.view.js';

@ApiTags('returns')
@Controller('v1/returns')
export class ReturnsController {
  constructor(
    private readonly database: Database,
    private readonly assessments: AssessmentService,
    private readonly returns: ReturnService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('quote')
  @Needs('returns:read', { guest: true })
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: QuoteView })
  quote(
    @CurrentCaller() caller: Caller,
    @Body() input: QuoteInput,
    @Spoken() language: LanguageCode,
  ): Promise<QuoteView> {
    return this.database.read(caller.merchantId, (tx) => this.assessments.quote(tx, caller, input, language));
  }

  @Post()
  @Needs('returns:write', { guest: true })
  @Keyed()
  @ApiCreatedResponse({ type: ReturnView })
  open(
    @CurrentCaller() caller: Caller,
    @Body() input: ReturnInput,
    @Spoken() language: LanguageCode,
    @Once() call: OnceCall,
  ): Promise<ReturnView> {
    return this.change(caller, call, (tx) => this.returns.open(tx, caller, input, { language }));
  }

  @Get()
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: ReturnPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReturnsQuery): Promise<ReturnPage> {
    return this.database.read(caller.merchantId, async (tx) => {
      const found = await findReturns(tx, sightOf(caller), query);
      const views = found.map((parts) => returnView(parts, caller.kind));
      return pageOf(views, query.limit, ({ returnId }) => returnId);
    });
  }

  @Get(':returnId')
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: ReturnView })
  read(@CurrentCaller() caller: Caller, @Param() { returnId }: ReturnPath): Promise<ReturnView> {
    return this.database.read(caller.merchantId, (tx) => viewOf(tx, caller, returnId));
  }

  @Post(':returnId/approve')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: ReturnView })
  approve(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
    @Body() { note }: ReviewInput,
    @Once() call: OnceCall,
  ): Promise<ReturnView> {
    return this.change(caller, call, (tx) => this.returns.approve(tx, caller, { returnId, note }));
  }

  @Post(':returnId/decline')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: ReturnView })
  decline(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
    @Body() { note }: ReviewInput,
    @Once() call: OnceCall,
  ): Promise<ReturnView> {
    return this.change(caller, call, (tx) => this.returns.decline(tx, caller, { returnId, note }));
  }

  @Post(':returnId/cancel')
  @Needs('returns:write', { guest: true })
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: ReturnView })
  cancel(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
    @Body() { note }: CancelReturnInput,
    @Once() call: OnceCall,
  ): Promise<ReturnView> {
    return this.change(caller, call, (tx) => this.returns.cancel(tx, caller, { returnId, note }));
  }

  /** Replies with the return as the change has left it. */
  private change(
    caller: Caller,
    call: OnceCall,
    effect: (tx: EntityManager) => Promise<string>,
  ): Promise<ReturnView> {
    return this.idempotency.run(call, async (tx) => viewOf(tx, caller, await effect(tx)));
  }
}

const viewOf = async (tx: EntityManager, caller: Caller, returnId: string): Promise<ReturnView> =>
  returnView(await readReturn(tx, sightOf(caller), returnId), caller.kind);
