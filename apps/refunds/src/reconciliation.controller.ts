import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Count, ExternalId, Instant, ListOf, OneOf, Text } from '#contracts';
import { Database } from '#messaging';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { findingKinds } from './reconcile.rules.js';
import type { FindingKind } from './reconcile.rules.js';
import { ledgerFindings } from './reconciliation.queries.js';
import { ReconciliationService } from './reconciliation.service.js';

export class FindingView {
  @ExternalId() orderId!: string;
  @ExternalId() paymentId!: string;
  @OneOf(findingKinds) kind!: FindingKind;
  /** Our refund, or the provider's id of one that is not ours. */
  @Text() subject!: string;
  @Text() detail!: string;
  @Instant() foundAt!: string;
}

export class LedgerFindingView {
  @Text() refundId!: string;
  /** What the ledger says was paid and what the tenders say, in minor units. */
  @Text() detail!: string;
}

export class ReconciliationView {
  /** Payments that are still to be compared. */
  @Count(0) waiting!: number;
  /** Between the provider and our refunds. */
  @ListOf(() => FindingView, 0) findings!: FindingView[];
  /** Between our refunds and the ledger. */
  @ListOf(() => LedgerFindingView, 0) ledger!: LedgerFindingView[];
}

export class ReconciliationAsked {
  @Count(0) payments!: number;
}

/** What is at odds between providers, refunds and ledger. */
@ApiTags('refunds')
@Controller('v1/refunds/reconciliation')
export class ReconciliationController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly reconciliation: ReconciliationService,
  ) {}

  @Get()
  @Needs('refunds:govern')
  @ApiOkResponse({ type: ReconciliationView })
  view(@CurrentCaller() { merchantId }: Caller): Promise<ReconciliationView> {
    return this.database.read(merchantId, async (tx) => {
      const findings = await tx.query<FindingView[]>(
        `select order_id as "orderId", payment_id as "paymentId", kind, subject, detail, to_char(found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt"
         from reconciliation_finding where merchant_id = $1 order by found_at desc, payment_id, subject limit 500`,
        [merchantId],
      );
      const rows: { waiting: number }[] = await tx.query(
        `select count(*)::int as waiting from payment where merchant_id = $1 and check_after <= now()`,
        [merchantId],
      );
      return {
        waiting: rows[0]!.waiting,
        findings,
        ledger: await ledgerFindings(tx, merchantId),
      };
    });
  }

  /** Has every payment with refunds compared with its provider now. */
  @Post()
  @HttpCode(202)
  @Needs('refunds:govern')
  @Keyed()
  @ApiOkResponse({ type: ReconciliationAsked })
  ask(@CurrentCaller() { merchantId }: Caller, @Once() call: OnceCall): Promise<ReconciliationAsked> {
    return this.idempotency.run(call, async (tx) => ({
      payments: await this.reconciliation.askForAll(tx, merchantId),
    }));
  }
}
