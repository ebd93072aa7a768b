import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Harmless, Needs, OpenToAll } from '#chassis';
import type { Caller } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { documentNames } from './documents/names.js';
import type { DocumentName } from './documents/names.js';
import { LabelDocuments } from './label-documents.js';
import type { PrintedFile } from './label-documents.js';
import { LinkInput, LinkView } from './label.dto.js';
import { visibleTo } from './label.view.js';
import { SignedLinks } from './signed-links.js';
import { getLabel } from './labels.queries.js';

@ApiTags('labels')
@Controller('v1/labels')
export class DocumentsController {
  constructor(
    private readonly database: Database,
    private readonly documents: LabelDocuments,
    private readonly links: SignedLinks,
  ) {}

  @Get(':labelId/document.pdf')
  @Needs('labels:read', { guest: true })
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  label(@CurrentCaller() caller: Caller, @Param('labelId') labelId: string): Promise<StreamableFile> {
    return this.print(caller, labelId, 'label.pdf');
  }

  @Get(':labelId/documents/:name')
  @Needs('labels:read', { guest: true })
  @Header('Cache-Control', 'private, no-store')
  @ApiParam({ name: 'name', enum: documentNames })
  @ApiProduces('application/pdf', 'application/zpl', 'image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  one(
    @CurrentCaller() caller: Caller,
    @Param('labelId') labelId: string,
    @Param('name') name: string,
  ): Promise<StreamableFile> {
    return this.print(caller, labelId, name);
  }

  /** A link to one document, for a printer or another device; it opens what the caller may see, for five minutes. */
  @Post(':labelId/links')
  @HttpCode(200)
  @Needs('labels:read', { guest: true })
  @Harmless()
  @ApiOkResponse({ type: LinkView })
  async link(
    @CurrentCaller() caller: Caller,
    @Param('labelId') labelId: string,
    @Body() { document: name }: LinkInput,
  ): Promise<LinkView> {
    const seen = visibleTo(caller);
    await this.database.transaction(caller.merchantId, async (tx) => {
      const label = await getLabel(tx, { ...seen, labelId });
      await this.documents.of(tx, label, name);
    });
    const { token, expiresAt } = this.links.issue({ ...seen, labelId, name });
    return { url: `/v1/labels/files/${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** What a signed link opens. A label that was voided or erased meanwhile is gone here too. */
  @Get('files/:token')
  @OpenToAll()
  @Header('Cache-Control', 'private, no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @ApiProduces('application/pdf', 'application/zpl', 'image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Param('token') token: string): Promise<StreamableFile> {
    const link = this.links.read(token);
    if (!link) throw new NotFound('file', 'of this link');
    const { merchantId, orderId, labelId, name } = link;
    return this.printFor({ merchantId, orderId }, labelId, name);
  }

  private print(caller: Caller, labelId: string, name: string): Promise<StreamableFile> {
    return this.printFor(visibleTo(caller), labelId, documentNamed(name));
  }

  private async printFor(
    seen: { merchantId: string; orderId: string | undefined },
    labelId: string,
    name: DocumentName,
  ): Promise<StreamableFile> {
    const print = await this.database.transaction(seen.merchantId, async (tx) =>
      this.documents.of(tx, await getLabel(tx, { ...seen, labelId }), name),
    );
    return streamOf(await print());
  }
}

/** Throws NotFound. */
function documentNamed(name: string): DocumentName {
  const known = documentNames.find((document) => document === name);
  if (!known) throw new NotFound('document', name);
  return known;
}

const streamOf = ({ bytes, type, fileName }: PrintedFile): StreamableFile =>
  new StreamableFile(bytes, { type, disposition: `inline; filename="${fileName}"`, length: bytes.length });
