import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryStatus } from './webhook.lifecycle.js';

export const endpointStatuses = ['enabled', 'disabled'] as const;
export type EndpointStatus = (typeof endpointStatuses)[number];

/** Where a merchant hears of events. */
@Entity('webhook_endpoint')
export class WebhookEndpointRow {
  @PrimaryColumn({ name: 'endpoint_id', type: 'text' }) endpointId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ type: 'text' }) url!: string;
  /** Null: every type, also those to come. */
  @Column({ name: 'event_types', type: 'text', array: true, nullable: true }) eventTypes!: string[] | null;
  @Column({ type: 'text' }) status!: EndpointStatus;
  /** Why it was disabled. */
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  /** With `sealed`: the signing secret, under a key of its own. */
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  @Column({ type: 'text' }) sealed!: string;
}

/** One event for one endpoint. */
@Entity('webhook_delivery')
export class WebhookDeliveryRow {
  @PrimaryColumn({ name: 'delivery_id', type: 'text' }) deliveryId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'endpoint_id', type: 'text' }) endpointId!: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId!: string;
  @Column({ name: 'event_type', type: 'text' }) eventType!: string;
  /** The exact text that is signed and sent. */
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'text' }) status!: DeliveryStatus;
  @Column({ type: 'int' }) attempts!: number;
  /** Null once the delivery is settled. */
  @Column({ name: 'try_at', type: 'timestamptz', nullable: true }) tryAt!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true }) deliveredAt!: Date | null;
  /** Of the last answer. */
  @Column({ name: 'http_status', type: 'int', nullable: true }) httpStatus!: number | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
