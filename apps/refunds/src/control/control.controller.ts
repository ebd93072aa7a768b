import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RefundView, refundView } from '../refund.dto.js';
import { getRefund } from '../refund.queries.js';
import { ApprovalsService } from './approvals.service.js';
import { AuditLog } from './audit.service.js';
import { GiveGoodwill } from './control.dto.js';
import { GoodwillService } from './goodwill.service.js';
import { ApproveRefund } from './refund-policy.dto.js';

const nameOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

/** Who may let how much money go. */
@ApiTags('refunds')
@Controller('v1/refunds')
export class ControlController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly approvals: ApprovalsService,
    private readonly goodwill: GoodwillService,
    private readonly audit: AuditLog,
  ) {}

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
      const refundId = await this.goodwill.give(tx, merchantId, { asked: body, by: nameOf(caller) });
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
