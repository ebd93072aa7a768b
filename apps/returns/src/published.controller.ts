import { Clock, CurrentCaller, Needs, OpenToAll } from '#chassis';
import type { Caller } from '#chassis';
import { NotFound } from '#contracts';
import { Database } from '#messaging';
import { publish } from '#policy-engine';
import type { LanguageCode, Place, Published } from '#policy-engine';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { policyInForce } from './policy.queries.js';
import { policyPageHtml } from './policy-page.js';
import { merchantOfSlug } from './portal.queries.js';
import { PolicyPageQuery, PublishedQuery, PublishedView } from './published.dto.js';
import { Rulebook } from './rulebook.js';
import { Spoken } from './spoken.js';

/** The policy in force, for the public: made from the same engine that decides. */
@ApiTags('policies')
@Controller('v1')
export class PublishedController {
  constructor(
    private readonly database: Database,
    private readonly rulebook: Rulebook,
    private readonly clock: Clock,
  ) {}

  /** For the shop's own site and for search engines. */
  @Get('policies/published')
  @Needs('returns:read')
  @ApiOkResponse({ type: PublishedView })
  async forShop(
    @CurrentCaller() { merchantId }: Caller,
    @Query() query: PublishedQuery,
  ): Promise<PublishedView> {
    return this.published(merchantId, query);
  }

  /** A page to link to, where the shop has none of its own. */
  @Get('portal/policy')
  @OpenToAll()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiProduces('text/html')
  @ApiOkResponse({ type: String })
  async page(@Query() query: PolicyPageQuery, @Spoken() preferred: LanguageCode): Promise<string> {
    const { merchant, places } = query;
    const merchantId = await merchantOfSlug(this.database.dataSource.manager, merchant);
    if (!merchantId) throw new NotFound('merchant', merchant);
    const language = query.language ?? preferred;
    const { pages, jsonLd } = await this.published(merchantId, { places, url: `/portal/${merchant}` });
    return policyPageHtml({ language, body: pages[language].html, jsonLd });
  }

  private async published(merchantId: string, { places, url }: PublishedQuery): Promise<Published> {
    const now = this.clock.now().toISOString();
    const named = await this.database.read(merchantId, (tx) => policyInForce(tx, merchantId, now));
    const policy = this.rulebook.compiled(merchantId, named);
    const shop = { name: policy.document.name, url };
    const { law, calendars } = this.rulebook;
    return publish(shop, places.map(placeOf), { policy, law, calendars }, now.slice(0, 10));
  }
}

function placeOf(place: string): Place {
  const [country = '', currency = ''] = place.split(':');
  return { country, currency };
}
