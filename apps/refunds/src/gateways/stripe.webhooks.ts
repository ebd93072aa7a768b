import { Host, OpenToAll, Natural } from '#chassis';
import { Flag } from '#contracts';
import { Database, everyMerchant, nudge } from '#messaging';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import Stripe from 'stripe';
import type { EntityManager } from 'typeorm';
import { BadSignature, WebhookNotSetUp } from '../refunds.errors.js';

export class WebhookHeard {
  @Flag() received!: boolean;
}

/** What of an event's object is of use: where to look. */
interface Hint {
  id?: string;
  object?: string;
  payment_intent?: string | null;
  charge?: string | null;
  metadata?: Record<string, string> | null;
}

/**
 * Hears Stripe. An event is proof of nothing but that something changed: it may come twice, late, out of order, or
 * before the reply to our own request. So it only says what to look up; the look-up decides.
 */
@ApiTags('webhooks of providers')
@Controller('v1/refunds/webhooks')
export class StripeWebhooks {
  constructor(
    private readonly host: Host,
    private readonly database: Database,
  ) {}

  @Post('stripe')
  @HttpCode(200)
  @OpenToAll()
  @Natural()
  @ApiOkResponse({ type: WebhookHeard })
  async hear(@Req() request: RawBodyRequest<Request>): Promise<WebhookHeard> {
    const event = this.verified(request);
    const object = event.data.object as Hint;
    await this.database.transaction(everyMerchant, (tx) => lookAgain(tx, object));
    return { received: true };
  }

  private verified(request: RawBodyRequest<Request>): Stripe.Event {
    const secret = this.host.settings.STRIPE_WEBHOOK_SECRET;
    if (!secret) throw new WebhookNotSetUp('STRIPE_WEBHOOK_SECRET is not set');
    const signature = request.headers['stripe-signature'];
    try {
      return Stripe.webhooks.constructEvent(request.rawBody!, signature as string, secret);
    } catch {
      throw new BadSignature('the signature does not fit, or is older than five minutes');
    }
  }
}

/**
 * Has the refund and its payment looked up. A tender that is just being submitted is left alone: its reply is on the
 * way, and when that is lost, its own time runs out.
 */
async function lookAgain(tx: EntityManager, object: Hint): Promise<void> {
  const [refundId, reference] = [object.metadata?.['refund_id'], object.id];
  const payments = [object.payment_intent, object.charge, object.object === 'charge' ? object.id : null];
  await tx.query(
    `with open as (select ctid from refund_tender where (refund_id = $1 or gateway_reference = $2)
       and gateway = 'stripe' and status in ('unknown', 'pending', 'requires_action', 'succeeded')
       order by refund_id, position for update)
     update refund_tender set look_up_after = now() where ctid in (select ctid from open)`,
    [refundId ?? null, reference ?? null],
  );
  await tx.query(`update payment set check_after = now() where payment_id = any($1)`, [
    payments.filter((id) => typeof id === 'string'),
  ]);
  nudge(tx);
}
