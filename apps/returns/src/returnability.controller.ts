import { Clock, CurrentCaller, Harmless, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import type { LanguageCode } from '#policy-engine';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DecisionService } from './decision.service.js';
import { factsOf, matchLines } from './facts.rules.js';
import { requestOf } from './request.rules.js';
import { ReturnabilityInput, ReturnabilityView } from './returnability.dto.js';
import { basketAsOrder, returnabilityView } from './returnability.rules.js';
import { Spoken } from './spoken.js';

/** What a customer could return, asked before they buy. */
@ApiTags('policies')
@Controller('v1/returnability')
export class ReturnabilityController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Needs('returns:read')
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: ReturnabilityView })
  async ask(
    @CurrentCaller() caller: Caller,
    @Body() input: ReturnabilityInput,
    @Spoken() language: LanguageCode,
  ): Promise<ReturnabilityView> {
    const placedAt = input.placedAt ?? this.clock.now().toISOString();
    const order = basketAsOrder(input, placedAt);
    const reasonCode = input.reasonCode ?? 'not_specified';
    const lines = order.lines.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity, reasonCode }));
    // Asked on the day the goods arrive: every window that will run has begun then.
    const about = { order, lines, request: requestOf(caller, {}), asOf: input.deliveredAt ?? placedAt };
    const decider = await this.database.read(caller.merchantId, (tx) =>
      this.decisions.decider(tx, caller.merchantId, placedAt),
    );
    const { decision } = decider(factsOf(about, matchLines(lines, order)), about.asOf);
    return returnabilityView(
      decision,
      order.lines.map(({ sku }) => sku),
      language,
    );
  }
}
