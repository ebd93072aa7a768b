import type { EntityManager } from 'typeorm';
import { MailRow } from './mail.entity.js';
import { WebhookDeliveryRow, WebhookEndpointRow } from './webhook.entity.js';
import type { DeliveryStatus } from './webhook.lifecycle.js';

export interface MailFilter {
  merchantId: string;
  mailId?: string | undefined;
  orderId?: string | undefined;
  withdrawalId?: string | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

/** Newest first. */
export function findMails(tx: EntityManager, filter: MailFilter): Promise<MailRow[]> {
  const { merchantId, mailId, orderId, withdrawalId, startingAfter, limit } = filter;
  const query = tx.createQueryBuilder(MailRow, 'mail').where('mail.merchantId = :merchantId', { merchantId });
  if (mailId) query.andWhere('mail.mailId = :mailId', { mailId });
  if (orderId) query.andWhere('mail.orderId = :orderId', { orderId });
  if (withdrawalId) query.andWhere('mail.withdrawalId = :withdrawalId', { withdrawalId });
  if (startingAfter) query.andWhere('mail.mailId < :startingAfter', { startingAfter });
  return query.orderBy('mail.mailId', 'DESC').limit(limit).getMany();
}

/** The longest waiting mails whose reader is known or that come written, locked; those another process holds are left to it. */
export const findSendableMails = (tx: EntityManager, now: Date, limit: number): Promise<MailRow[]> =>
  tx
    .createQueryBuilder(MailRow, 'mail')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where('mail.try_at <= :now', { now })
    .andWhere(
      `(mail.withdrawal_id is not null or exists
         (select from order_contact c where c.merchant_id = mail.merchant_id and c.order_id = mail.order_id))`,
    )
    .orderBy('mail.try_at')
    .limit(limit)
    .getMany();

/** Newest first. */
export const findEndpoints = (tx: EntityManager, merchantId: string): Promise<WebhookEndpointRow[]> =>
  tx.find(WebhookEndpointRow, { where: { merchantId }, order: { endpointId: 'DESC' } });

export interface DeliveryFilter {
  merchantId: string;
  deliveryId?: string | undefined;
  endpointId?: string | undefined;
  status?: DeliveryStatus | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

/** A delivery without its body. */
export interface DeliveryRecord {
  deliveryId: string;
  endpointId: string;
  eventId: string;
  eventType: string;
  status: DeliveryStatus;
  attempts: number;
  nextTryAt: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
  httpStatus: number | null;
  note: string | null;
}

/** Newest first. */
export const findDeliveries = (tx: EntityManager, filter: DeliveryFilter): Promise<DeliveryRecord[]> =>
  tx.query(
    `select delivery_id as "deliveryId", endpoint_id as "endpointId", event_id as "eventId",
       event_type as "eventType", status, attempts, try_at as "nextTryAt", created_at as "createdAt",
       delivered_at as "deliveredAt", http_status as "httpStatus", note
     from webhook_delivery
     where merchant_id = $1 and ($2::text is null or endpoint_id = $2) and ($3::text is null or status = $3)
       and ($4::text is null or delivery_id < $4) and ($5::text is null or delivery_id = $5)
     order by delivery_id desc limit $6`,
    [
      filter.merchantId,
      filter.endpointId,
      filter.status,
      filter.startingAfter,
      filter.deliveryId,
      filter.limit,
    ],
  );

/** Due deliveries, locked, at most `perEndpoint` of one endpoint at once: a slow one leaves room for the others. */
export async function findDueDeliveries(
  tx: EntityManager,
  { now, limit, perEndpoint }: { now: Date; limit: number; perEndpoint: number },
): Promise<WebhookDeliveryRow[]> {
  const ids: { id: string }[] = await tx.query(
    `select due.delivery_id as id from webhook_endpoint e cross join lateral (
       select d.delivery_id, d.try_at from webhook_delivery d
       where d.endpoint_id = e.endpoint_id and d.try_at <= $1
       order by d.try_at, d.delivery_id
       limit greatest(0, $3 - (select count(*) from webhook_delivery s
         where s.endpoint_id = e.endpoint_id and s.status = 'sending' and s.try_at > $1))
       for update skip locked
     ) due where e.status = 'enabled' order by due.try_at, due.delivery_id limit $2`,
    [now, limit, perEndpoint],
  );
  if (ids.length === 0) return [];
  return tx
    .createQueryBuilder(WebhookDeliveryRow, 'delivery')
    .whereInIds(ids.map(({ id }) => id))
    .orderBy('delivery.try_at')
    .getMany();
}
