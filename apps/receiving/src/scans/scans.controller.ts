import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Natural, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import { actorOf, commandOf } from '../caller.js';
import { findReceipts, getReceipt } from '../receipts.queries.js';
import { ScanInput, ScanView, UndoInput, UndoView } from '../receiving.dto.js';
import { nextStepOf } from './scan.outcomes.js';
import { ScansService } from './scans.service.js';
import { ShiftQuery, ShiftView } from './shift.dto.js';
import { shiftOf } from './shift.queries.js';
import { UndoService } from './undo.service.js';

@ApiTags('receiving')
@Controller('v1/receiving')
export class ScansController {
  constructor(
    private readonly database: Database,
    private readonly scans: ScansService,
    private readonly undos: UndoService,
  ) {}

  @Post('scans')
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: ScanView })
  scan(@CurrentCaller() caller: Caller, @Body() body: ScanInput): Promise<ScanView> {
    const { merchantId } = caller;
    const scan = commandOf(caller, body);
    return this.database.transaction(merchantId, async (tx) => {
      const { candidates, returnId, outcome, codeKind, returnLineId } = await this.scans.scan(
        tx,
        scan,
        actorOf(caller),
      );
      const nextStep = nextStepOf[outcome];
      const receipt = returnId ? await getReceipt(tx, merchantId, returnId) : null;
      const named =
        candidates.length === 0
          ? []
          : await findReceipts(tx, { merchantId, returnIds: candidates, limit: candidates.length });
      const choices = named.map(({ rmaNumber, orderId, ...one }) => ({
        returnId: one.returnId,
        rmaNumber,
        orderId,
      }));
      return { outcome, codeKind, nextStep, receipt, returnLineId, candidates: choices };
    });
  }

  @Post('undo')
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: UndoView })
  undo(@CurrentCaller() caller: Caller, @Body() body: UndoInput): Promise<UndoView> {
    const { merchantId } = caller;
    return this.database.transaction(merchantId, async (tx) => {
      const { outcome, returnId } = await this.undos.undo(tx, commandOf(caller, body), actorOf(caller));
      return { outcome, receipt: returnId ? await getReceipt(tx, merchantId, returnId) : null };
    });
  }

  @Get('shift')
  @Needs('receiving:read')
  @ApiOkResponse({ type: ShiftView })
  shift(@CurrentCaller() { merchantId }: Caller, @Query() query: ShiftQuery): Promise<ShiftView> {
    return this.database.transaction(merchantId, (tx) => shiftOf(tx, merchantId, query));
  }
}
