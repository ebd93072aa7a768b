import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { documentNames } from './document.names.js';
import type { DocumentName } from './document.names.js';
import { LabelDocuments } from './label-documents.js';
import type { PrintedFile } from './label-documents.js';
import { visibleTo } from './label.view.js';
import { getLabel } from './labels.queries.js';

@ApiTags('labels')
@Controller('v1/labels/:labelId')
export class DocumentsController {
  constructor(
    private readonly database: Database,
    private readonly documents: LabelDocuments,
  ) {}

  @Get('document.pdf')
  @Needs('labels:read', { guest: true })
  @Header('Cache-Control', 'private, no-store')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  label(@CurrentCaller() caller: Caller, @Param('labelId') labelId: string): Promise<StreamableFile> {
    return this.print(caller, labelId, 'label.pdf');
  }

  @Get('documents/:name')
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

  private async print(caller: Caller, labelId: string, name: string): Promise<StreamableFile> {
    const print = await this.database.transaction(caller.merchantId, async (tx) => {
      const label = await getLabel(tx, { ...visibleTo(caller), labelId });
      return this.documents.of(tx, label, documentNamed(name));
    });
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
