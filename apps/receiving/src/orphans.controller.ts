import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#contracts';
import { CurrentCaller, Idempotency, Keyed, Natural, Needs, Once, pageOf } from '#chassis';
import type { Caller, OnceCall } from '#chassis';
import { Database } from '#messaging';
import type { EntityManager } from 'typeorm';
import { actorOf, commandOf } from './caller.js';
import { MatchInput, OrphanInput, OrphanPage, OrphanQuery, OrphanView } from './orphans.dto.js';
import { OrphansService } from './orphans.service.js';

@ApiTags('receiving')
@Controller('v1/receiving/orphans')
export class OrphansController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly orphans: OrphansService,
  ) {}

  @Post()
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiOkResponse({ type: OrphanView })
  hold(@CurrentCaller() caller: Caller, @Body() body: OrphanInput): Promise<OrphanView> {
    const { merchantId } = caller;
    const found = commandOf(caller, body);
    return this.database.transaction(merchantId, async (tx) =>
      getOrphan(tx, merchantId, await this.orphans.hold(tx, found, actorOf(caller))),
    );
  }

  @Get()
  @Needs('receiving:read')
  @ApiOkResponse({ type: OrphanPage })
  async list(@CurrentCaller() { merchantId }: Caller, @Query() query: OrphanQuery): Promise<OrphanPage> {
    const { status, startingAfter, limit } = query;
    const rows = await this.database.transaction(merchantId, (tx) =>
      tx.query<OrphanView[]>(orphansSql, [
        merchantId,
        null,
        status ?? null,
        startingAfter ?? null,
        limit + 1,
      ]),
    );
    return pageOf(rows, limit, ({ orphanId }) => orphanId);
  }

  @Post(':orphanId/match')
  @HttpCode(200)
  @Needs('receiving:lead')
  @Keyed()
  @ApiOkResponse({ type: OrphanView })
  match(
    @CurrentCaller() caller: Caller,
    @Once() call: OnceCall,
    @Param('orphanId') orphanId: string,
    @Body() { returnId }: MatchInput,
  ): Promise<OrphanView> {
    return this.idempotency.run(call, async (tx) => {
      await this.orphans.match(tx, orphanId, returnId, actorOf(caller));
      return getOrphan(tx, caller.merchantId, orphanId);
    });
  }
}

async function getOrphan(tx: EntityManager, merchantId: string, orphanId: string): Promise<OrphanView> {
  const rows: OrphanView[] = await tx.query(orphansSql, [merchantId, orphanId, null, null, 1]);
  if (!rows[0]) throw new NotFound('orphan', orphanId);
  return rows[0];
}

const orphansSql = `
  select orphan_id as "orphanId", code, weight_grams as "weightGrams", note, station, status,
    return_id as "returnId", held_by as "heldBy", held_at as "heldAt", matched_by as "matchedBy",
    array(select photo_id from photo p where p.merchant_id = o.merchant_id and p.client_scan_id = o.client_scan_id
      order by photo_id) as "photoIds"
  from orphan o
  where merchant_id = $1 and ($2::text is null or orphan_id = $2) and ($3::text is null or status = $3)
    and ($4::text is null or orphan_id < $4)
  order by orphan_id desc limit $5`;
