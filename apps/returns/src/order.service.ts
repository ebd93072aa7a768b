import { NotFound } from '#contracts';
import type { Contact, Sealed } from '#contracts';
import { Clock, Subjects } from '#chassis';
import { Outbox } from '#messaging';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { OrderInput } from './order.dto.js';
import { RegisteredOrder } from './order.entity.js';
import { orderRegistered } from './order.events.js';
import { insertOrder, linesOf, lockOrder, replaceLines, theOrder, updateOrder } from './order.queries.js';
import type { OrderKey } from './order.queries.js';
import { contactOf, contentOf } from './order.rules.js';
import type { OrderContent } from './order.rules.js';
import { orderView } from './order.view.js';
import type { ErasureView, OrderView } from './order.view.js';
import { OrderHasReturns } from './returns.errors.js';
import { forgetWithdrawals } from './withdrawals/erasure.js';

/** Orders as storefronts register them. */
@Injectable()
export class OrderService {
  constructor(
    private readonly outbox: Outbox,
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  /** Registers the order, or brings it up to date; the same again changes nothing. Throws OrderHasReturns. */
  async register(tx: EntityManager, key: OrderKey, input: OrderInput): Promise<OrderView> {
    const before = await lockOrder(tx, key);
    const order = before ? await this.change(tx, before, input) : await this.add(tx, key, input);
    // Another request registered it between our look and our insert: now it can be locked.
    if (!order) return this.register(tx, key, input);
    return orderView(order, await linesOf(tx, key));
  }

  async view(tx: EntityManager, key: OrderKey): Promise<OrderView> {
    return orderView(await theOrder(tx, key), await linesOf(tx, key));
  }

  /** Makes the person unreadable everywhere and for ever. Throws NotFound. */
  async erasePersonalData(tx: EntityManager, key: OrderKey): Promise<ErasureView> {
    const order = await lockOrder(tx, key);
    if (!order) throw new NotFound('order', key.orderId);
    await this.subjects.erase(tx, order.subjectId);
    order.erasedAt ??= this.clock.now();
    order.purchaserReference = null;
    await updateOrder(tx, order);
    await forgetWords(tx, key);
    await forgetWithdrawals(tx, this.subjects, key, order.erasedAt);
    return { orderId: order.orderId, erasedAt: order.erasedAt.toISOString() };
  }

  private async add(
    tx: EntityManager,
    key: OrderKey,
    input: OrderInput,
  ): Promise<RegisteredOrder | undefined> {
    const content = contentOf(input);
    const contact = await this.subjects.seal(tx, contactOf(input));
    const order = Object.assign(new RegisteredOrder(), {
      ...key,
      version: 1,
      ...columnsOf(content, contact),
      purchaserReference: input.purchaserReference ?? null,
      erasedAt: null,
    });
    if (!(await insertOrder(tx, order))) return undefined;
    await this.save(tx, order, content);
    return order;
  }

  private async change(
    tx: EntityManager,
    order: RegisteredOrder,
    input: OrderInput,
  ): Promise<RegisteredOrder> {
    const content = contentOf(input);
    const contact = await this.newContact(tx, order, contactOf(input));
    const purchaserReference = order.erasedAt ? null : (input.purchaserReference ?? null);
    const same = order.contentHash === hashOf(content) && order.purchaserReference === purchaserReference;
    if (same && !contact) return order;
    await refuseToLose(tx, order, content);
    Object.assign(order, {
      version: order.version + 1,
      ...columnsOf(content, contact ?? contactAsSealed(order)),
      purchaserReference,
    });
    await updateOrder(tx, order);
    await this.save(tx, order, content);
    return order;
  }

  private async save(tx: EntityManager, order: RegisteredOrder, content: OrderContent): Promise<void> {
    await replaceLines(tx, order, content.lines);
    const { merchantId, orderId } = order;
    const event = orderRegistered(orderId, content, contactAsSealed(order));
    await this.outbox.record(tx, { merchantId, aggregateId: orderId }, event);
  }

  /** Sealed again when it has changed. Of an erased person nothing is kept anew. */
  private async newContact(
    tx: EntityManager,
    order: RegisteredOrder,
    contact: Contact,
  ): Promise<Sealed | undefined> {
    if (order.erasedAt) return undefined;
    const known = await this.subjects.open<Contact>(tx, contactAsSealed(order));
    if (isDeepStrictEqual(known, contact)) return undefined;
    return this.subjects.seal(tx, contact, order.subjectId);
  }
}

const contactAsSealed = ({ subjectId, sealedContact }: RegisteredOrder): Sealed => ({
  subjectId,
  sealed: sealedContact,
});

function columnsOf({ lines, ...content }: OrderContent, contact: Sealed) {
  return {
    ...content,
    placedAt: new Date(content.placedAt),
    contentHash: hashOf({ ...content, lines }),
    subjectId: contact.subjectId,
    sealedContact: contact.sealed,
  };
}

const hashOf = (content: OrderContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Throws OrderHasReturns when less of a line would be left than is in returns, or when their money would change. */
async function refuseToLose(tx: EntityManager, order: RegisteredOrder, content: OrderContent): Promise<void> {
  const inReturns = (await linesOf(tx, order)).filter((line) => line.quantityInReturns > 0);
  const quantities = new Map(content.lines.map((line) => [line.lineId, line.quantity]));
  for (const { lineId, quantityInReturns } of inReturns) {
    if (order.currency === content.currency && (quantities.get(lineId) ?? 0) >= quantityInReturns) continue;
    throw new OrderHasReturns(`line ${lineId} is being returned`, {
      orderLineId: lineId,
      inReturns: quantityInReturns,
    });
  }
}

/** Free text of a customer may name anybody. */
async function forgetWords(tx: EntityManager, { merchantId, orderId }: OrderKey): Promise<void> {
  const ofOrder = `return_id in (select return_id from return where merchant_id = $1 and order_id = $2)`;
  const values = [merchantId, orderId];
  await tx.query(`update return_line set comment = null where comment is not null and ${ofOrder}`, values);
  await tx.query(
    `update return_timeline set note = null where actor = 'customer' and note is not null and ${ofOrder}`,
    values,
  );
}
