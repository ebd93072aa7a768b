import { CurrentCaller, Harmless, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { auditorView, customerView, staffView } from '#policy-engine';
import type { LanguageCode } from '#policy-engine';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditorDecisionView, CustomerDecisionView, ReplayView, StaffDecisionView } from './decision.view.js';
import { DecisionService } from './decision.service.js';
import { ReturnPath } from './return.dto.js';
import { readReturn, sightOf } from './return.queries.js';
import { Spoken } from './spoken.js';

/** Why a return was decided as it was: one record, read by three kinds of people. */
@ApiTags('returns')
@Controller('v1/returns/:returnId/decision')
export class DecisionsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionService,
  ) {}

  /** For the customer: plain sentences. */
  @Get()
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: CustomerDecisionView })
  async customer(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
    @Spoken() language: LanguageCode,
  ): Promise<CustomerDecisionView> {
    return customerView(await this.record(caller, returnId), language);
  }

  /** For support: every rule that spoke, and why the others did not. */
  @Get('staff')
  @Needs('returns:review')
  @ApiOkResponse({ type: StaffDecisionView })
  async staff(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
    @Spoken() language: LanguageCode,
  ): Promise<StaffDecisionView> {
    return staffView(await this.record(caller, returnId), language);
  }

  /** For an auditor: the inputs, the versions, each count day by day, and the hash of it all. */
  @Get('auditor')
  @Needs('returns:review')
  @ApiOkResponse({ type: AuditorDecisionView })
  async auditor(
    @CurrentCaller() caller: Caller,
    @Param() { returnId }: ReturnPath,
  ): Promise<AuditorDecisionView> {
    return auditorView(await this.record(caller, returnId));
  }

  /** Makes the decision again from its record alone. Changes nothing. */
  @Post('replay')
  @Needs('returns:review')
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: ReplayView })
  async replay(@CurrentCaller() caller: Caller, @Param() { returnId }: ReturnPath): Promise<ReplayView> {
    const record = await this.record(caller, returnId);
    return { returnId, hash: record.hash, ...this.decisions.replay(record) };
  }

  private record(caller: Caller, returnId: string) {
    return this.database.read(caller.merchantId, async (tx) => {
      await readReturn(tx, sightOf(caller), returnId);
      return this.decisions.record(tx, returnId);
    });
  }
}
