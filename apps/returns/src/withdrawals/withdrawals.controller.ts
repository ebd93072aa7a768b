import { Natural, OpenToAll, PossibleCaller } from '#chassis';
import type { Caller } from '#chassis';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ReceiptsService } from './receipts.service.js';
import { StatementService } from './statement.service.js';
import { ReceiptPath, RetractionInput, WithdrawalInput, WithdrawalPath } from './withdrawal.dto.js';
import { WithdrawalStatusView } from './withdrawal.view.js';

/**
 * The withdrawal function for consumers: no account, no key, no limit. Who knows the unguessable id may confirm; who
 * has the receipt's code may read the receipt and take the declaration back.
 */
@ApiTags('withdrawals')
@Controller('v1/withdrawals')
export class WithdrawalsController {
  constructor(
    private readonly statements: StatementService,
    private readonly receipts: ReceiptsService,
  ) {}

  @Post()
  @OpenToAll({ guest: true })
  @Natural()
  @ApiCreatedResponse({ type: WithdrawalStatusView })
  state(
    @PossibleCaller() caller: Caller | undefined,
    @Body() input: WithdrawalInput,
  ): Promise<WithdrawalStatusView> {
    return this.statements.state(input, caller);
  }

  @Post(':withdrawalId/confirm')
  @OpenToAll()
  @Natural()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalStatusView })
  confirm(@Param() { withdrawalId }: WithdrawalPath): Promise<WithdrawalStatusView> {
    return this.statements.confirm(withdrawalId);
  }

  @Get(':withdrawalId/status')
  @OpenToAll()
  @ApiOkResponse({ type: WithdrawalStatusView })
  status(@Param() { withdrawalId }: WithdrawalPath): Promise<WithdrawalStatusView> {
    return this.statements.status(withdrawalId);
  }

  @Post(':withdrawalId/retract')
  @OpenToAll()
  @Natural()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalStatusView })
  retract(
    @Param() { withdrawalId }: WithdrawalPath,
    @Body() { receiptCode }: RetractionInput,
  ): Promise<WithdrawalStatusView> {
    return this.statements.retract(withdrawalId, receiptCode);
  }

  @Get('receipts/:receiptCode')
  @OpenToAll()
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Robots-Tag', 'noindex')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  receipt(@Param() { receiptCode }: ReceiptPath): Promise<StreamableFile> {
    return this.receipts.byCode(receiptCode);
  }
}
