import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { LanguageCode } from '#policy-engine';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssessmentService } from './assessment.service.js';
import { checkOwnOrder } from './caller.js';
import { Spoken } from './spoken.js';
import { OrderInput, OrderPath } from './order.dto.js';
import { OrderService } from './order.service.js';
import { ErasureView, OrderView, ReturnableView } from './order.view.js';

@ApiTags('orders')
@Controller('v1/orders/:orderId')
export class OrdersController {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderService,
    private readonly assessments: AssessmentService,
    private readonly idempotency: Idempotency,
  ) {}

  @Put()
  @Needs('orders:write')
  @Natural()
  @ApiOkResponse({ type: OrderView })
  register(
    @CurrentCaller() { merchantId }: Caller,
    @Param() { orderId }: OrderPath,
    @Body() input: OrderInput,
  ): Promise<OrderView> {
    const key = { merchantId, orderId };
    return this.database.transaction(merchantId, (tx) => this.orders.register(tx, key, input));
  }

  @Get()
  @Needs('orders:read')
  @ApiOkResponse({ type: OrderView })
  read(@CurrentCaller() { merchantId }: Caller, @Param() { orderId }: OrderPath): Promise<OrderView> {
    return this.database.read(merchantId, (tx) => this.orders.view(tx, { merchantId, orderId }));
  }

  @Get('returnable')
  @Needs('returns:read', { guest: true })
  @ApiOkResponse({ type: ReturnableView })
  returnable(
    @CurrentCaller() caller: Caller,
    @Param() { orderId }: OrderPath,
    @Spoken() language: LanguageCode,
  ): Promise<ReturnableView> {
    checkOwnOrder(caller, orderId);
    return this.database.read(caller.merchantId, (tx) =>
      this.assessments.returnable(tx, caller, { orderId, language }),
    );
  }

  @Post('erase-personal-data')
  @Needs('subjects:erase')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: ErasureView })
  erase(
    @CurrentCaller() { merchantId }: Caller,
    @Param() { orderId }: OrderPath,
    @Once() call: OnceCall,
  ): Promise<ErasureView> {
    return this.idempotency.run(call, (tx) => this.orders.erasePersonalData(tx, { merchantId, orderId }));
  }
}
