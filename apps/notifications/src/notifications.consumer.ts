import { Injectable } from '@nestjs/common';
import {
  LabelPurchasedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  RefundSucceededV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
  ReturnRequestedV1,
  WithdrawalAnsweredV1,
  WithdrawalDeclaredV1,
} from '#contracts';
import { Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { MailTemplate } from './mail.language.js';
import type { MailFacts } from './mail.templates.js';
import { MailsService } from './mails.service.js';
import { announcedEvents } from './webhook.payload.js';
import { WebhooksService } from './webhooks.service.js';

@Injectable()
export class NotificationsConsumer {
  constructor(
    private readonly mails: MailsService,
    private readonly webhooks: WebhooksService,
  ) {}

  @Subscribe<object>(...announcedEvents)
  announce(event: object, tx: EntityManager, envelope: Envelope): Promise<void> {
    return this.webhooks.announce(tx, event, envelope);
  }

  @Subscribe(OrderRegisteredV1)
  rememberContact(event: OrderRegisteredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    return this.mails.rememberContact(tx, merchantid, event);
  }

  @Subscribe(ReturnRequestedV1)
  async requested(event: ReturnRequestedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { orderId, rmaNumber, verdict } = event;
    if (verdict !== 'review' || !orderId) return;
    await this.write(tx, envelope, 'return_in_review', { returnId: event.returnId, orderId, rmaNumber });
  }

  @Subscribe(ReturnAuthorizedV1)
  authorized(event: ReturnAuthorizedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId, rmaNumber, shipByOn } = event;
    return this.write(tx, envelope, 'return_authorized', { returnId, orderId, rmaNumber, shipByOn });
  }

  @Subscribe(ReturnDeclinedV1)
  async declined(event: ReturnDeclinedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId, rmaNumber, responseCodes } = event;
    if (!orderId) return;
    await this.write(tx, envelope, 'return_declined', { returnId, orderId, rmaNumber, responseCodes });
  }

  @Subscribe(LabelPurchasedV1)
  labelReady(event: LabelPurchasedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId, rmaNumber, trackingNumber } = event;
    return this.write(tx, envelope, 'label_ready', { returnId, orderId, rmaNumber, trackingNumber });
  }

  @Subscribe(ParcelReceivedV1)
  parcelReceived(event: ParcelReceivedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId } = event;
    return this.write(tx, envelope, 'parcel_received', { returnId, orderId });
  }

  @Subscribe(RefundSucceededV1)
  refunded(event: RefundSucceededV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId, amountMinor, currency } = event;
    return this.write(tx, envelope, 'refund_made', { returnId, orderId, amountMinor, currency });
  }

  @Subscribe(ReturnCancelledV1)
  cancelled(event: ReturnCancelledV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId } = event;
    return this.write(tx, envelope, 'return_cancelled', { returnId, orderId });
  }

  @Subscribe(ReturnExpiredV1)
  expired(event: ReturnExpiredV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const { returnId, orderId } = event;
    return this.write(tx, envelope, 'return_expired', { returnId, orderId });
  }

  @Subscribe(WithdrawalDeclaredV1)
  withdrawn(event: WithdrawalDeclaredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const { withdrawalId, letter, mailNotBefore } = event;
    const about = { merchantId: merchantid, withdrawalId, template: 'withdrawal_declared' } as const;
    return this.mails.queueLetter(tx, about, letter, mailNotBefore ? new Date(mailNotBefore) : undefined);
  }

  @Subscribe(WithdrawalAnsweredV1)
  answered(event: WithdrawalAnsweredV1, tx: EntityManager, { merchantid }: Envelope): Promise<void> {
    const { withdrawalId, answer, letter } = event;
    const about = { merchantId: merchantid, withdrawalId, template: `withdrawal_${answer}` } as const;
    return this.mails.queueLetter(tx, about, letter);
  }

  private write(
    tx: EntityManager,
    { merchantid }: Envelope,
    template: MailTemplate,
    { returnId, ...facts }: MailFacts & { returnId: string },
  ): Promise<void> {
    return this.mails.queue(tx, { merchantId: merchantid, returnId, template }, facts);
  }
}
