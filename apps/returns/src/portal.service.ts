import type { Contact } from '#contracts';
import { Clock, GuestSessions, guestSessionMs, Subjects } from '#chassis';
import { Database } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findOrder, linesOf, theOrder } from './order.queries.js';
import type { OrderKey } from './order.queries.js';
import type { PortalOrderView, PortalSessionInput, PortalSessionView } from './portal.dto.js';
import { clearTries, countTry, merchantOfSlug } from './portal.queries.js';
import { Return } from './return.entity.js';
import { OrderNotFound, TooManyTries } from './returns.errors.js';

/** What a customer's browser keeps, and what it is told. */
export interface PortalSession extends PortalSessionView {
  token: string;
}

/** How a customer without an account gets to their order. */
@Injectable()
export class PortalService {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly sessions: GuestSessions,
    private readonly clock: Clock,
  ) {}

  /**
   * A session for the order that the e-mail address belongs to. A wrong address, an unknown order and an unknown shop answer alike,
   * and every try counts, also one that ends in an error. Throws OrderNotFound, TooManyTries.
   */
  async open({ merchant, orderId, email }: PortalSessionInput): Promise<PortalSession> {
    const now = this.clock.now();
    const merchantId = await merchantOfSlug(this.database.dataSource.manager, merchant);
    if (!merchantId) throw notFound();
    const key = { merchantId, orderId };
    const allowed = await this.database.transaction(merchantId, (tx) => countTry(tx, key, now));
    if (!allowed) throw new TooManyTries('this order was looked up too often');
    await this.database.transaction(merchantId, async (tx) => {
      if (!(await this.belongs(tx, key, email))) throw notFound();
      await clearTries(tx, key);
    });
    const expiresAt = new Date(now.getTime() + guestSessionMs).toISOString();
    return { orderId, expiresAt, token: this.sessions.issue(key, now) };
  }

  async order(tx: EntityManager, key: OrderKey): Promise<PortalOrderView> {
    const { orderId, currency, placedAt } = await theOrder(tx, key);
    const returns = await tx.find(Return, { where: { ...key }, order: { returnId: 'DESC' }, take: 100 });
    return {
      orderId,
      currency,
      placedAt: placedAt.toISOString(),
      lines: (await linesOf(tx, key)).map(({ lineId, sku, description, quantity, ...line }) => ({
        lineId,
        sku,
        description,
        quantity,
        quantityInReturns: line.quantityInReturns,
        isGoods: line.isGoods,
        deliveredAt: line.deliveredAt,
      })),
      returns: returns.map((rma) => ({
        returnId: rma.returnId,
        rmaNumber: rma.rmaNumber,
        status: rma.status,
        requestedAt: rma.requestedAt.toISOString(),
        estimatedRefundMinor: rma.estimatedRefundMinor,
        refundedMinor: rma.refundedMinor,
      })),
    };
  }

  /** An erased person has no address left that could match. */
  private async belongs(tx: EntityManager, key: OrderKey, email: string): Promise<boolean> {
    const order = await findOrder(tx, key);
    if (!order || order.erasedAt) return false;
    const sealed = { subjectId: order.subjectId, sealed: order.sealedContact };
    const { purchaser } = await this.subjects.open<Contact>(tx, sealed);
    return normalised(purchaser.email) === normalised(email);
  }
}

const notFound = () => new OrderNotFound('no order has this number together with this e-mail address');

const normalised = (email: string): string => email.trim().toLowerCase();
