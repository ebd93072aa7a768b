import { CurrentCaller, Idempotency, Keyed, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { AuditLog } from './control/audit.service.js';
import type { Deed } from './control/audit.service.js';
import { invariants, violationsOf } from './invariants.queries.js';
import { balancesOf } from './ledger.queries.js';
import {
  ConfirmRefund,
  FailRefund,
  InvariantList,
  LedgerBalances,
  RefundPage,
  RefundsQuery,
  RefundView,
  refundView,
  RetryRefund,
} from './refund.dto.js';
import { findRefunds, getRefund } from './refund.queries.js';
import { PayerService } from './payer.service.js';

@ApiTags('refunds')
@Controller('v1/refunds')
export class RefundsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly payer: PayerService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Needs('refunds:read', { guest: true })
  @ApiOkResponse({ type: RefundPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: RefundsQuery): Promise<RefundPage> {
    const { merchantId } = caller;
    const orderId = caller.kind === 'guest' ? caller.orderId : undefined;
    const { returnId, status, startingAfter, limit } = query;
    const filter = { merchantId, orderId, returnId, status, startingAfter, limit: limit + 1 };
    const refunds = await this.read(caller, (tx) => findRefunds(tx, filter));
    return pageOf(refunds.map(refundView), limit, (refund) => refund.refundId);
  }

  @Get('ledger/balances')
  @Needs('refunds:read')
  @ApiOkResponse({ type: LedgerBalances })
  async balances(@CurrentCaller() caller: Caller): Promise<LedgerBalances> {
    const balances = await this.read(caller, (tx) => balancesOf(tx, caller.merchantId));
    const sums = new Map<string, number>();
    for (const { currency, balanceMinor } of balances)
      sums.set(currency, (sums.get(currency) ?? 0) + balanceMinor);
    return { balances, sums: [...sums].map(([currency, sumMinor]) => ({ currency, sumMinor })) };
  }

  @Get('invariants')
  @Needs('refunds:read')
  @ApiOkResponse({ type: InvariantList })
  async invariants(@CurrentCaller() caller: Caller): Promise<InvariantList> {
    return this.read(caller, async (tx) => {
      const checked = [];
      for (const invariant of invariants) {
        const { id, promise } = invariant;
        checked.push({ id, promise, violations: await violationsOf(tx, caller.merchantId, invariant) });
      }
      return { invariants: checked };
    });
  }

  @Get(':refundId')
  @Needs('refunds:read', { guest: true })
  @ApiOkResponse({ type: RefundView })
  async get(@CurrentCaller() caller: Caller, @Param('refundId') refundId: string): Promise<RefundView> {
    const refund = await this.read(caller, (tx) => getRefund(tx, refundId));
    if (caller.kind === 'guest' && caller.orderId !== refund.orderId) throw new NotFound('refund', refundId);
    return refundView(refund);
  }

  /** The money was paid out by hand. */
  @Post(':refundId/confirm')
  @HttpCode(200)
  @Needs('refunds:pay')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  confirm(
    @CurrentCaller() caller: Caller,
    @Param('refundId') refundId: string,
    @Once() call: OnceCall,
    @Body() body: ConfirmRefund,
  ): Promise<RefundView> {
    const { reference, paidAt } = body;
    const paid = { reference, paidAt: paidAt === undefined ? undefined : new Date(paidAt) };
    return this.change({ call, caller, refundId, action: 'refund.confirm', facts: body }, (tx) =>
      this.payer.confirm(tx, whichOf(caller, refundId, body), paid),
    );
  }

  /** The money could not be paid out, or came back. */
  @Post(':refundId/fail')
  @HttpCode(200)
  @Needs('refunds:pay')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  fail(
    @CurrentCaller() caller: Caller,
    @Param('refundId') refundId: string,
    @Once() call: OnceCall,
    @Body() body: FailRefund,
  ): Promise<RefundView> {
    return this.change({ call, caller, refundId, action: 'refund.fail', facts: body }, (tx) =>
      this.payer.fail(tx, whichOf(caller, refundId, body), body),
    );
  }

  /** Calls off what was not handed to a gateway yet. */
  @Post(':refundId/cancel')
  @HttpCode(200)
  @Needs('refunds:pay')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('refundId') refundId: string,
    @Once() call: OnceCall,
    @Body() body: FailRefund,
  ): Promise<RefundView> {
    return this.change({ call, caller, refundId, action: 'refund.cancel', facts: body }, (tx) =>
      this.payer.cancel(tx, whichOf(caller, refundId, body), body),
    );
  }

  /** Pays again what failed, and nothing that was paid. */
  @Post(':refundId/retry')
  @HttpCode(200)
  @Needs('refunds:pay')
  @Keyed()
  @ApiOkResponse({ type: RefundView })
  retry(
    @CurrentCaller() caller: Caller,
    @Param('refundId') refundId: string,
    @Once() call: OnceCall,
    @Body() body: RetryRefund,
  ): Promise<RefundView> {
    return this.change({ call, caller, refundId, action: 'refund.retry', facts: body }, (tx) =>
      this.payer.retry(tx, whichOf(caller, refundId, body), {
        byHand: body.byHand ?? false,
        reason: body.reason,
      }),
    );
  }

  private read<T>(caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(caller.merchantId, work);
  }

  /** A deed of a person: done once, and written into the audit log. */
  private change(
    {
      call,
      caller,
      refundId,
      action,
      facts,
    }: { call: OnceCall; caller: Caller; refundId: string } & Pick<Deed, 'action' | 'facts'>,
    effect: (tx: EntityManager) => Promise<void>,
  ): Promise<RefundView> {
    return this.idempotency.run(call, async (tx) => {
      await effect(tx);
      const { merchantId } = caller;
      await this.audit.record(tx, { merchantId, by: nameOf(caller), action, subject: refundId, facts });
      return refundView(await getRefund(tx, refundId));
    });
  }
}

const nameOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

const whichOf = (caller: Caller, refundId: string, { paymentId }: { paymentId?: string }) => ({
  refundId,
  paymentId,
  by: nameOf(caller),
  personId: caller.kind === 'key' ? caller.keyId : 'customer',
});
