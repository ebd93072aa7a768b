import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotFound } from '#contracts';
import { Clock, CurrentCaller, Natural, Needs, newId } from '#chassis';
import type { Caller } from '#chassis';
import { Database } from '#messaging';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { actorOf, stationOf } from '../caller.js';
import { keepImage } from './photo.image.js';
import { PhotoQuery, PhotoView } from './photos.dto.js';
import { PhotoAltered, PhotoRefused } from './photos.errors.js';

/** Photos as evidence: the bytes of the capture are proved by their hash, what is kept is written once. */
@ApiTags('receiving')
@Controller('v1/receiving/photos')
export class PhotosController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Needs('receiving:write')
  @Natural()
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: PhotoView })
  async keep(
    @CurrentCaller() caller: Caller,
    @Query() query: PhotoQuery,
    @Req() request: Request,
  ): Promise<PhotoView> {
    const taken: unknown = request.body;
    if (!Buffer.isBuffer(taken) || taken.length === 0) throw new PhotoRefused('no image came');
    if (sha256(taken) !== query.sha256) throw new PhotoAltered('the hash is of another file');
    const { image, width, height } = await keepImage(taken);
    const { merchantId } = caller;
    const values = [
      newId('pho'),
      merchantId,
      query.clientScanId,
      query.sha256,
      sha256(image),
      width,
      height,
      image,
      query.station ?? stationOf(caller) ?? null,
      actorOf(caller),
      query.takenAt ?? this.clock.now(),
    ];
    return this.database.transaction(merchantId, async (tx) => {
      await tx.query(
        `insert into photo values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
        values,
      );
      const rows: PhotoView[] = await tx.query(
        `select photo_id as "photoId", client_scan_id as "clientScanId", captured_sha256 as "capturedSha256", sha256,
           width, height, station, taken_by as "takenBy", taken_at as "takenAt" from photo
         where merchant_id = $1 and client_scan_id = $2 and captured_sha256 = $3`,
        [merchantId, query.clientScanId, query.sha256],
      );
      return rows[0]!;
    });
  }

  @Get(':photoId')
  @Needs('receiving:read')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async image(
    @CurrentCaller() { merchantId }: Caller,
    @Param('photoId') photoId: string,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await this.database.transaction(merchantId, (tx) =>
      tx.query<{ image: Buffer }[]>(`select image from photo where merchant_id = $1 and photo_id = $2`, [
        merchantId,
        photoId,
      ]),
    );
    if (!rows[0]) throw new NotFound('photo', photoId);
    response.set({
      'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="${photoId}.jpg"`,
    });
    response.type('image/jpeg').send(rows[0].image);
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
