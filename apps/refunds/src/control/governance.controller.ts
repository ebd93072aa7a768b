import { CurrentCaller, Natural, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditLog } from './audit.service.js';
import { AuditPage, AuditQuery } from './control.dto.js';
import { policyOf, savePolicy } from './refund-policies.js';
import { RefundPolicy, RefundPolicyView } from './refund-policy.dto.js';

const nameOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

/** The rules for giving money back, and the record of who did. */
@ApiTags('refunds')
@Controller('v1/refunds')
export class GovernanceController {
  constructor(
    private readonly database: Database,
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
}
