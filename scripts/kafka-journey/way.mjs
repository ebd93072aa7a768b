// The way of one return, step by step, as storefront, carrier, dock and finance take it.
import { until } from './until.mjs';

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Two mugs at 12.00 and a lamp at 39.99, tax included. */
const order = {
  currency: 'EUR',
  countryCode: 'DE',
  timeZone: 'Europe/Berlin',
  channel: 'online',
  placedAt: daysAgo(5),
  lines: [
    { lineId: '1', sku: 'MUG-07', quantity: 2, grossMinor: 2400, taxMinor: 383 },
    { lineId: '2', sku: 'LAMP-01', quantity: 1, grossMinor: 3999, taxMinor: 638 },
  ].map((line) => ({ ...line, description: `Article ${line.sku}`, deliveredAt: daysAgo(3) })),
  payments: [{ paymentId: 'card', method: 'card', capturedMinor: 6399 }],
  purchaser: { name: 'Ada Example', email: 'ada@example.com', locale: 'en' },
  shippingAddress: { line1: 'Road 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' },
};

/** One of the two mugs, and the lamp. */
const wanted = [
  { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
  { orderLineId: '2', quantity: 1, reasonCode: 'defective' },
];
export const refundMinor = 1200 + 3999;

/** Every request repeats safely: its key derives from the order, which only this way uses. */
export class Way {
  constructor(api, orderId) {
    this.api = api;
    this.orderId = orderId;
  }

  /** All of it, to the closed return. */
  async walk() {
    await this.register();
    await this.open();
    await this.awaitLabel();
    await this.handOver();
    await this.receiveParcel();
    await this.receiveItems();
    await this.awaitRefund();
    await this.pay();
    await this.awaitStatus('closed');
  }

  register() {
    return this.api.put(`/v1/orders/${this.orderId}`, order);
  }

  quote() {
    return this.api.post('/v1/returns/quote', undefined, { orderId: this.orderId, lines: wanted });
  }

  async open() {
    const { orderId } = this;
    this.rma = await this.api.post('/v1/returns', `${orderId}-open`, { orderId, lines: wanted });
    return this.rma;
  }

  async awaitLabel() {
    const { returnId } = this.rma;
    this.label = await until(`the label of ${returnId}`, async () => {
      const { data } = await this.api.get(`/v1/labels?returnId=${returnId}`);
      return data.find(({ status }) => status === 'purchased');
    });
    return this.label;
  }

  /** The customer hands the parcel over; the carrier scans it. */
  handOver() {
    const path = `/v1/labels/${this.label.labelId}/scans`;
    return this.api.post(path, `${this.orderId}-scan`, {
      scannedAt: new Date(Date.now() - 1000).toISOString(),
    });
  }

  /** The dock has heard of the return and of its parcel; then it comes. */
  async receiveParcel() {
    const { trackingNumber, returnId } = this.label;
    await until(`the dock expects ${trackingNumber}`, async () => {
      const receipt = await this.api.find(`/v1/receiving/receipts/${returnId}`);
      return receipt?.trackingNumber === trackingNumber && receipt.lines.length > 0;
    });
    const scan = { clientScanId: `${this.orderId}-parcel`, code: trackingNumber };
    return this.api.post('/v1/receiving/scans', undefined, scan);
  }

  async receiveItems() {
    let receipt;
    for (const { returnLineId, quantity } of this.rma.lines) {
      receipt = await this.api.post(`/v1/receiving/receipts/${this.rma.returnId}/items`, undefined, {
        clientScanId: `${this.orderId}-${returnLineId}`,
        returnLineId,
        quantity,
        finding: 'received',
        grade: 'a',
        disposition: 'restock',
      });
    }
    return receipt;
  }

  async awaitRefund() {
    const { returnId } = this.rma;
    this.refund = await until(`the refund of ${returnId}`, async () => {
      const { data } = await this.api.get(`/v1/refunds?returnId=${returnId}`);
      return data.find(({ status }) => status === 'pending');
    });
    return this.refund;
  }

  /** Somebody in finance has sent the money. */
  pay() {
    const path = `/v1/refunds/${this.refund.refundId}/confirm`;
    return this.api.post(path, `${this.orderId}-pay`, { reference: `bank-${this.orderId}` });
  }

  awaitStatus(wantedStatus) {
    const { returnId } = this.rma;
    return until(`${returnId} is ${wantedStatus}`, async () => {
      const rma = await this.api.get(`/v1/returns/${returnId}`);
      return rma.status === wantedStatus && rma;
    });
  }
}
