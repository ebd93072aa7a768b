import { CurrentCaller, Needs, PageQuery, pageOf } from '#chassis';
import type { Caller } from '#chassis';
import { Flag, Id, Instant, ListOf, Maybe, OneOf, Text, verdicts } from '#contracts';
import { Database } from '#messaging';
import type { ReturnFacts, Verdict } from '#policy-engine';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { findPastDecisions } from './decision.queries.js';
import type { PastDecision } from './decision.queries.js';

class PastDecisionView implements PastDecision {
  @Id('ret') returnId!: string;
  @Instant() decidedAt!: string;
  @Text(40) policyVersion!: string;
  @OneOf(verdicts) verdict!: Verdict;
  /** What the policy engine was told: neither names nor addresses. */
  @IsObject() facts!: ReturnFacts;
}

class PastDecisionPage {
  @ListOf(() => PastDecisionView, 0) data!: PastDecisionView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('ret') nextCursor!: string | null;
}

/** The facts behind past decisions, newest first: what a policy that is still being written can be tried on. */
@ApiTags('policies')
@Controller('v1/decisions')
export class PastDecisionsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Needs('returns:review')
  @ApiOkResponse({ type: PastDecisionPage })
  list(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { limit, startingAfter }: PageQuery,
  ): Promise<PastDecisionPage> {
    return this.database.read(merchantId, async (tx) => {
      const found = await findPastDecisions(tx, merchantId, { startingAfter, limit: limit + 1 });
      return pageOf(found, limit, ({ returnId }) => returnId);
    });
  }
}
