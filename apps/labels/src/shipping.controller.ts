import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Natural, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { findOrphans, sumOrphans } from './orphans.queries.js';
import { ExportRecordInput, OrphanReport, ShippingPolicyInput } from './shipping.dto.js';
import { ExportRecordRow } from './shipping.entities.js';
import { ShippingPolicies } from './shipping-policies.js';
import { defaultPolicy } from './shipping-policy.js';

@ApiTags('labels')
@Controller('v1/labels')
export class ShippingController {
  constructor(
    private readonly database: Database,
    private readonly policies: ShippingPolicies,
  ) {}

  @Get('shipping-policy')
  @Needs('labels:read')
  @ApiOkResponse({ type: ShippingPolicyInput })
  policy(@CurrentCaller() { merchantId }: Caller): Promise<ShippingPolicyInput> {
    return this.database.transaction(merchantId, (tx) => this.policies.of(tx, merchantId));
  }

  /** Labels that are bought from now on keep to it. What is left out takes its default. */
  @Put('shipping-policy')
  @Needs('labels:write')
  @Natural()
  @ApiOkResponse({ type: ShippingPolicyInput })
  putPolicy(
    @CurrentCaller() { merchantId }: Caller,
    @Body() input: ShippingPolicyInput,
  ): Promise<ShippingPolicyInput> {
    const given = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
    );
    return this.database.transaction(merchantId, async (tx) => {
      await this.policies.put(tx, merchantId, { ...defaultPolicy, ...given });
      return this.policies.of(tx, merchantId);
    });
  }

  /** How the goods of an order left the country. Without it no label is bought for a return across a border. */
  @Put('export-records/:orderId')
  @HttpCode(204)
  @Needs('labels:write')
  @Natural()
  @ApiNoContentResponse()
  async putExport(
    @CurrentCaller() { merchantId }: Caller,
    @Param('orderId') orderId: string,
    @Body() record: ExportRecordInput,
  ): Promise<void> {
    await this.database.transaction(merchantId, (tx) =>
      tx.upsert(ExportRecordRow, { merchantId, orderId, record }, ['merchantId', 'orderId']),
    );
  }

  @Get('export-records/:orderId')
  @Needs('labels:read')
  @ApiOkResponse({ type: ExportRecordInput })
  async exported(
    @CurrentCaller() { merchantId }: Caller,
    @Param('orderId') orderId: string,
  ): Promise<ExportRecordInput> {
    const row = await this.database.transaction(merchantId, (tx) =>
      tx.findOneBy(ExportRecordRow, { merchantId, orderId }),
    );
    if (!row) throw new NotFound('export record', orderId);
    return row.record;
  }

  /** Labels that cost money and are of no use, and what they cost. */
  @Get('orphans')
  @Needs('labels:read')
  @ApiOkResponse({ type: OrphanReport })
  orphans(@CurrentCaller() { merchantId }: Caller): Promise<OrphanReport> {
    return this.database.read(merchantId, async (tx) => ({
      data: await findOrphans(tx, merchantId),
      totals: await sumOrphans(tx, merchantId),
    }));
  }
}
