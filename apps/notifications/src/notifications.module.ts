import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { MailRow, OrderContactRow } from './mail.entity.js';
import { MailboxController } from './mailbox.controller.js';
import { MailsService } from './mails.service.js';
import { MailsWorker } from './mails.worker.js';
import { Notifications1790000001000 } from './migrations/0001-notifications.js';
import { Letters1790000001001 } from './migrations/0002-letters.js';
import { NotificationsConsumer } from './notifications.consumer.js';
import { OutgoingMails } from './outgoing-mails.js';
import { OutgoingWebhooks } from './outgoing-webhooks.js';
import { Postman } from './postman.js';
import { WebhookDeliveryRow, WebhookEndpointRow } from './webhook.entity.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';
import { WebhooksWorker } from './webhooks.worker.js';

@Module({
  imports: [ServiceKit.of('notifications')],
  controllers: [MailboxController, WebhooksController],
  providers: [
    MailsService,
    OutgoingMails,
    Postman,
    MailsWorker,
    WebhooksService,
    OutgoingWebhooks,
    WebhooksWorker,
    NotificationsConsumer,
  ],
})
class NotificationsModule {}

export const notificationsService: ServiceDefinition = {
  name: 'notifications',
  module: NotificationsModule,
  entities: [OrderContactRow, MailRow, WebhookEndpointRow, WebhookDeliveryRow],
  migrations: [Notifications1790000001000, Letters1790000001001],
};
