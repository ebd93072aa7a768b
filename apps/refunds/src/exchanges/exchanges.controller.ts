import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { CancelExchange, ExchangeView, RequestExchange } from './exchange.dto.js';
import { exchangeOf } from './exchange.queries.js';
import { ExchangesService } from './exchanges.service.js';

@ApiTags('exchanges')
@Controller('v1/refunds/exchanges')
export class ExchangesController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly exchanges: ExchangesService,
  ) {}

  /** Names the replacement for a return that is resolved by exchange; without it the same product is sent again. */
  @Post()
  @HttpCode(201)
  @Needs('refunds:redeem')
  @Keyed()
  @ApiOkResponse({ type: ExchangeView })
  request(
    @CurrentCaller() { merchantId }: Caller,
    @Once() call: OnceCall,
    @Body() body: RequestExchange,
  ): Promise<ExchangeView> {
    return this.idempotency.run(call, async (tx) =>
      exchangeOf(tx, await this.exchanges.request(tx, merchantId, body)),
    );
  }

  @Get(':exchangeId')
  @Needs('refunds:read', { guest: true })
  @ApiOkResponse({ type: ExchangeView })
  async get(@CurrentCaller() caller: Caller, @Param('exchangeId') exchangeId: string): Promise<ExchangeView> {
    const exchange = await this.database.transaction(caller.merchantId, (tx) => exchangeOf(tx, exchangeId));
    if (caller.kind === 'guest' && caller.orderId !== exchange.orderId)
      throw new NotFound('exchange', exchangeId);
    return exchange;
  }

  /** The storefront sent the replacement. */
  @Post(':exchangeId/ship')
  @HttpCode(200)
  @Needs('refunds:redeem')
  @Keyed()
  @ApiOkResponse({ type: ExchangeView })
  ship(@Param('exchangeId') exchangeId: string, @Once() call: OnceCall): Promise<ExchangeView> {
    return this.change(call, exchangeId, (tx) => this.exchanges.ship(tx, exchangeId));
  }

  /** The replacement cannot be sent, for example because the stock is gone: the customer gets the money. */
  @Post(':exchangeId/cancel')
  @HttpCode(200)
  @Needs('refunds:redeem')
  @Keyed()
  @ApiOkResponse({ type: ExchangeView })
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('exchangeId') exchangeId: string,
    @Once() call: OnceCall,
    @Body() { reason }: CancelExchange,
  ): Promise<ExchangeView> {
    const by = caller.kind === 'key' ? caller.name : 'customer';
    return this.change(call, exchangeId, (tx) =>
      this.exchanges.cancel(tx, caller.merchantId, { exchangeId, reason, by }),
    );
  }

  private change(
    call: OnceCall,
    exchangeId: string,
    effect: (tx: EntityManager) => Promise<void>,
  ): Promise<ExchangeView> {
    return this.idempotency.run(call, async (tx) => {
      await effect(tx);
      return exchangeOf(tx, exchangeId);
    });
  }
}
