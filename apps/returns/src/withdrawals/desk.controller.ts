import { CurrentCaller, Idempotency, Keyed, Needs, Once } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { actorOf } from '../caller.js';
import { DeskService } from './desk.service.js';
import type { DeskCase } from './desk.service.js';
import { ReceiptsService } from './receipts.service.js';
import { AskInput, CloseInput, DeskNoteInput, MatchInput } from './withdrawal.dto.js';
import { WithdrawalPath, WithdrawalsQuery } from './withdrawal.dto.js';
import { WithdrawalReader } from './withdrawal.reader.js';
import { WithdrawalPage, WithdrawalView } from './withdrawal.view.js';

/** Withdrawals for staff: the queue, the clock, and what a person decides. */
@ApiTags('withdrawals')
@Controller('v1/withdrawals')
export class DeskController {
  constructor(
    private readonly reader: WithdrawalReader,
    private readonly desk: DeskService,
    private readonly receipts: ReceiptsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Needs('returns:read')
  @ApiOkResponse({ type: WithdrawalPage })
  list(@CurrentCaller() { merchantId }: Caller, @Query() query: WithdrawalsQuery): Promise<WithdrawalPage> {
    return this.reader.list(merchantId, query);
  }

  @Get(':withdrawalId')
  @Needs('returns:read')
  @ApiOkResponse({ type: WithdrawalView })
  read(
    @CurrentCaller() { merchantId }: Caller,
    @Param() { withdrawalId }: WithdrawalPath,
  ): Promise<WithdrawalView> {
    return this.reader.one(merchantId, withdrawalId);
  }

  @Get(':withdrawalId/receipt.pdf')
  @Needs('returns:read')
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  receipt(
    @CurrentCaller() { merchantId }: Caller,
    @Param() { withdrawalId }: WithdrawalPath,
  ): Promise<StreamableFile> {
    return this.receipts.ofWithdrawal(merchantId, withdrawalId);
  }

  @Post(':withdrawalId/take-up')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  takeUp(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() { note }: DeskNoteInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.takeUp(tx, about, note));
  }

  @Post(':withdrawalId/match')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  match(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() input: MatchInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.match(tx, about, input));
  }

  @Post(':withdrawalId/ask')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  ask(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() input: AskInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.ask(tx, about, input));
  }

  @Post(':withdrawalId/close')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  close(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() input: CloseInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.close(tx, about, input));
  }

  @Post(':withdrawalId/settle')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  settle(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() { note }: DeskNoteInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.settle(tx, about, note));
  }

  @Post(':withdrawalId/reopen')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  reopen(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() { note }: DeskNoteInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.reopen(tx, about, note));
  }

  @Post(':withdrawalId/retract-for-consumer')
  @Needs('returns:review')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  retract(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Body() { note }: DeskNoteInput,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.retract(tx, about, note));
  }

  @Post(':withdrawalId/erase-personal-data')
  @Needs('subjects:erase')
  @Keyed()
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalView })
  erase(
    @CurrentCaller() caller: Caller,
    @Param() path: WithdrawalPath,
    @Once() call: OnceCall,
  ): Promise<WithdrawalView> {
    return this.act(caller, path, call, (tx, about) => this.desk.erase(tx, about));
  }

  /** Replies with the withdrawal as it stands. The kept reply names only its id: replies are not sealed. */
  private async act(
    caller: Caller,
    { withdrawalId }: WithdrawalPath,
    call: OnceCall,
    effect: (tx: EntityManager, about: DeskCase) => Promise<void>,
  ): Promise<WithdrawalView> {
    const about = { merchantId: caller.merchantId, withdrawalId, by: actorOf(caller) };
    await this.idempotency.run(call, async (tx) => {
      await effect(tx, about);
      return { withdrawalId };
    });
    return this.reader.one(about.merchantId, withdrawalId);
  }
}
