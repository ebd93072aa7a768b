import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  OfOrder,
  RedeemCredit,
  ReverseRedemption,
  StoreCreditList,
  StoreCreditView,
} from './store-credit.dto.js';
import { creditOf, creditsOf, StoreCredits } from './store-credits.service.js';

/** What a storefront needs to show store credit and to take it as payment. */
@ApiTags('store credit')
@Controller('v1/refunds/store-credits')
export class StoreCreditsController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly credits: StoreCredits,
  ) {}

  /** Those granted for an order. */
  @Get()
  @Needs('refunds:read')
  @ApiOkResponse({ type: StoreCreditList })
  async list(
    @CurrentCaller() { merchantId }: Caller,
    @Query() { orderId }: OfOrder,
  ): Promise<StoreCreditList> {
    const data = await this.database.transaction(merchantId, (tx) => creditsOf(tx, merchantId, orderId));
    return { data };
  }

  @Get(':creditId')
  @Needs('refunds:read', { guest: true })
  @ApiOkResponse({ type: StoreCreditView })
  async get(@CurrentCaller() caller: Caller, @Param('creditId') creditId: string): Promise<StoreCreditView> {
    const credit = await this.database.transaction(caller.merchantId, (tx) => creditOf(tx, creditId));
    if (caller.kind === 'guest' && caller.orderId !== credit.orderId)
      throw new NotFound('store credit', creditId);
    return credit;
  }

  /** Pays an order with it. */
  @Post(':creditId/redeem')
  @HttpCode(200)
  @Needs('refunds:redeem')
  @Keyed()
  @ApiOkResponse({ type: StoreCreditView })
  redeem(
    @CurrentCaller() { merchantId }: Caller,
    @Param('creditId') creditId: string,
    @Once() call: OnceCall,
    @Body() body: RedeemCredit,
  ): Promise<StoreCreditView> {
    return this.idempotency.run(call, async (tx) => {
      await this.credits.redeem(tx, { merchantId, creditId }, body);
      return creditOf(tx, creditId);
    });
  }

  /** Gives a redemption back. */
  @Post(':creditId/reverse')
  @HttpCode(200)
  @Needs('refunds:redeem')
  @Keyed()
  @ApiOkResponse({ type: StoreCreditView })
  reverse(
    @CurrentCaller() { merchantId }: Caller,
    @Param('creditId') creditId: string,
    @Once() call: OnceCall,
    @Body() { reference }: ReverseRedemption,
  ): Promise<StoreCreditView> {
    return this.idempotency.run(call, async (tx) => {
      await this.credits.reverse(tx, { merchantId, creditId }, reference);
      return creditOf(tx, creditId);
    });
  }
}
