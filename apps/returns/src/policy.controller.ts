import { CurrentCaller, Natural, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { actorOf } from './caller.js';
import { PolicyInput, PolicyView } from './policy.dto.js';
import { policyOf } from './policy.queries.js';
import { PolicyService } from './policy.service.js';

@ApiTags('returns')
@Controller('v1/returns/policy')
export class PolicyController {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyService,
  ) {}

  @Get()
  @Needs('returns:read')
  @ApiOkResponse({ type: PolicyView })
  read(@CurrentCaller() { merchantId }: Caller): Promise<PolicyView> {
    return this.database.transaction(merchantId, (tx) => policyOf(tx, merchantId));
  }

  @Put()
  @Needs('returns:review')
  @Natural()
  @ApiOkResponse({ type: PolicyView })
  set(@CurrentCaller() caller: Caller, @Body() input: PolicyInput): Promise<PolicyView> {
    const { merchantId } = caller;
    return this.database.transaction(merchantId, (tx) =>
      this.policies.set(tx, { merchantId, by: actorOf(caller) }, input),
    );
  }
}
