import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Clock } from '#chassis';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { actorOf } from './caller.js';
import { PolicyInForceQuery, PolicyInput, PolicyPath, PublishInput } from './policy.dto.js';
import { findPolicies, policyInForce } from './policy.queries.js';
import { PolicyService } from './policy.service.js';
import {
  policyInForceView,
  PolicyInForceView,
  PolicyList,
  policySummary,
  PolicyVersionView,
} from './policy.view.js';

@ApiTags('policies')
@Controller('v1/policies')
export class PolicyController {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('returns:read')
  @ApiOkResponse({ type: PolicyList })
  list(@CurrentCaller() { merchantId }: Caller): Promise<PolicyList> {
    return this.database.read(merchantId, async (tx) => ({
      data: (await findPolicies(tx, merchantId)).map(policySummary),
    }));
  }

  /** What an order placed at that instant is judged by. */
  @Get('in-force')
  @Needs('returns:read')
  @ApiOkResponse({ type: PolicyInForceView })
  inForce(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { at }: PolicyInForceQuery,
  ): Promise<PolicyInForceView> {
    const instant = at ?? this.clock.now().toISOString();
    return this.database.read(merchantId, async (tx) =>
      policyInForceView(await policyInForce(tx, merchantId, instant)),
    );
  }

  @Get(':version')
  @Needs('returns:read')
  @ApiOkResponse({ type: PolicyVersionView })
  read(
    @CurrentCaller() { merchantId }: Caller,
    @Param() { version }: PolicyPath,
  ): Promise<PolicyVersionView> {
    return this.database.read(merchantId, (tx) => this.policies.view(tx, merchantId, version));
  }

  @Post()
  @Needs('returns:review')
  @Keyed()
  @ApiCreatedResponse({ type: PolicyVersionView })
  draft(
    @CurrentCaller() caller: Caller,
    @Body() input: PolicyInput,
    @Once() call: OnceCall,
  ): Promise<PolicyVersionView> {
    return this.idempotency.run(call, (tx) => this.policies.draft(tx, editorOf(caller), input));
  }

  @Put(':version')
  @Needs('returns:review')
  @Natural()
  @ApiOkResponse({ type: PolicyVersionView })
  change(
    @CurrentCaller() caller: Caller,
    @Param() { version }: PolicyPath,
    @Body() input: PolicyInput,
  ): Promise<PolicyVersionView> {
    return this.database.transaction(caller.merchantId, (tx) =>
      this.policies.change(tx, editorOf(caller), { version, input }),
    );
  }

  @Post(':version/publish')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: PolicyVersionView })
  publish(
    @CurrentCaller() caller: Caller,
    @Param() { version }: PolicyPath,
    @Body() input: PublishInput,
    @Once() call: OnceCall,
  ): Promise<PolicyVersionView> {
    return this.idempotency.run(call, (tx) =>
      this.policies.publish(tx, editorOf(caller), { version, input }),
    );
  }
}

const editorOf = (caller: Caller) => ({ merchantId: caller.merchantId, by: actorOf(caller) });
