import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Natural, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { ReturnAddressInput, ReturnAddressView } from './label.dto.js';
import { ReturnAddresses } from './return-addresses.js';

@ApiTags('labels')
@Controller('v1/labels/return-address')
export class ReturnAddressController {
  constructor(
    private readonly database: Database,
    private readonly addresses: ReturnAddresses,
  ) {}

  @Get()
  @Needs('labels:read')
  @ApiOkResponse({ type: ReturnAddressView })
  get(@CurrentCaller() { merchantId }: Caller): Promise<ReturnAddressView> {
    return this.database.transaction(merchantId, (tx) => this.addresses.of(tx, merchantId));
  }

  /** Labels that are bought from now on go there. */
  @Put()
  @Needs('labels:write')
  @Natural()
  @ApiOkResponse({ type: ReturnAddressView })
  put(
    @CurrentCaller() { merchantId }: Caller,
    @Body() address: ReturnAddressInput,
  ): Promise<ReturnAddressView> {
    return this.database.transaction(merchantId, async (tx) => {
      const { name, line1, line2 = null, city, region = null, postalCode, countryCode } = address;
      const { phone = null, email = null } = address;
      const row = { merchantId, name, line1, line2, city, region, postalCode, countryCode, phone, email };
      await this.addresses.put(tx, row);
      return this.addresses.of(tx, merchantId);
    });
  }
}
