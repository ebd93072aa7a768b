import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RefundView, refundView } from '../refund.dto.js';
import { getRefund } from '../refund.queries.js';
import { ApprovalsService } from './approvals.service.js';
import { AuditLog } from './audit.service.js';
import { AuditPage, AuditQuery, GiveGoodwill } from './control.dto.js';
import { GoodwillService } from './goodwill.service.js';
import { policyOf, savePolicy } from './refund-policies.js';
import { ApproveRefund, RefundPolicy, RefundPolicyView } from './refund-policy.dto.js';

const nameOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

/** Who may let how much money go, and the record of it. */
@ApiTags('refunds')
@Controller('v1/refunds')
export class ControlController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly approvals: ApprovalsService,
    private readonly goodwill: GoodwillService,
    private readonly audit: AuditLog,
  ) {}

  @Get('policy')
  @Needs('refunds:read')
  @ApiOkResponse({ type: RefundPolicyView })
  policy(@CurrentCaller() { merchantId }: Caller): Promise<RefundPolicyView> {
    return this.database.transaction(merchantId, (tx) => policyOf(tx, merchantId));
  }

  @Put('policy')
  @Needs('refunds:govern')
  @Natural()
  @ApiOkResponse({ type: RefundPolicyView })
  setPolicy(@CurrentCaller() caller: Caller, @Body() policy: RefundPolicy): Promise<RefundPolicyView> {
    const { merchantId } = caller;
    return this.database.transaction(merchantId, async (tx) => {
      const before = await policyOf(tx, merchantId);
      const saved = await savePolicy(tx, merchantId, policy);
      const deed = {
        merchantId,
        by: nameOf(caller),
        action: 'policy.set',
        subject: merchantId,
        facts: saved,
      };
      if (saved.version !== before.version) await this.audit.record(tx, deed);
      return saved;
    });
  }

  /** The chain of who did what; `vuelta audit verify` checks it. */
  @Get('audit')
  @Needs('refunds:govern')
  @ApiOkResponse({ type: AuditPage })
  async entries(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { after, limit }: AuditQuery,
  ): Promise<AuditPage> {
    const page = { after, limit: limit + 1 };
    const found = await this.database.transaction(merchantId, (tx) => this.audit.list(tx, merchantId, page));
    return { merchantId, entries: found.slice(0, limit), hasMore: found.length > limit };
  }

  /** Money on top of what is due, for pieces that stay. */
  @Post('goodwill')
  @HttpCode(201)
  @Needs('refunds:approve')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  give(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Body() body: GiveGoodwill,
  ): Promise<RefundView> {
    const { merchantId } = caller;
    return this.idempotency.run(call, async (tx) => {
      const refundId = await this.goodwill.give(tx, merchantId, { ...body, by: nameOf(caller) });
      const deed = { action: 'refund.goodwill', subject: refundId, facts: body };
      await this.audit.record(tx, { merchantId, by: nameOf(caller), ...deed });
      return refundView(await getRefund(tx, refundId));
    });
  }

  /** One of the persons who must agree agrees. */
  @Post(':refundId/approve')
  @HttpCode(200)
  @Needs('refunds:approve')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  approve(
    @CurrentCaller() caller: Caller,
    @Param('refundId') refundId: string,
    @Once() call: OnceCall,
    @Body() body: ApproveRefund,
  ): Promise<RefundView> {
    const { merchantId } = caller;
    return this.idempotency.run(call, async (tx) => {
      await this.approvals.approve(tx, refundId, caller);
      const deed = { action: 'refund.approve', subject: refundId, facts: body };
      await this.audit.record(tx, { merchantId, by: nameOf(caller), ...deed });
      return refundView(await getRefund(tx, refundId));
    });
  }
}
