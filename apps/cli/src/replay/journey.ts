import { ApiProblem } from '../api/api.js';
import type { Api } from '../api/api.js';
import type { PageView, ReceiptView, RefundView, ReturnView, StaffDecisionView } from '../api/views.js';
import type { ReturnBody } from './return-requests.js';
import { until } from './until.js';

/** Ends at which no refund will ever come. */
const deadEnds = new Set(['declined', 'cancelled', 'expired']);

/**
 * The way of one return through the services, step by step, as storefront, dock and finance would take it. Every key
 * derives from `key`: whatever was done in an earlier run is found, not done again.
 */
export class Journey {
  constructor(
    private readonly api: Api,
    private readonly key: string,
  ) {}

  /** Asks for the return. Throws ApiProblem when the API refuses to look at it. */
  request(body: ReturnBody): Promise<ReturnView> {
    return this.api.post('/v1/returns', body, `${this.key}-return`);
  }

  approve({ returnId }: ReturnView, note: string): Promise<ReturnView> {
    return this.api.post(`/v1/returns/${returnId}/approve`, { note }, `${this.key}-approve`);
  }

  /** Why each line was decided as it was. */
  decision({ returnId }: ReturnView): Promise<StaffDecisionView> {
    return this.api.get(`/v1/returns/${returnId}/decision/staff`);
  }

  /** Waits until the dock knows the return's label and its goods, of which it hears apart. */
  label({ returnId }: ReturnView): Promise<string> {
    return until(`the label of ${returnId}`, async () => {
      const receipt = await this.receipt(returnId);
      if (receipt?.status === 'withdrawn') throw new Error(`${returnId} was cancelled or has expired`);
      return receipt?.lines.length ? receipt.trackingNumber : null;
    });
  }

  /** The parcel arrives at the dock. */
  async receiveParcel(trackingNumber: string): Promise<ReceiptView> {
    const scan = { clientScanId: `${this.key}-parcel`, code: trackingNumber };
    const { outcome, receipt } = await this.api.post<{ outcome: string; receipt: ReceiptView | null }>(
      '/v1/receiving/scans',
      scan,
    );
    if (!receipt) throw new Error(`the scan of ${trackingNumber} answers ${outcome}`);
    return receipt;
  }

  /** Everything expected has come, like new, and goes back on the shelf. Resolves with the number of pieces. */
  async receiveItems({ returnId }: ReturnView, { lines }: ReceiptView): Promise<number> {
    let pieces = 0;
    for (const { returnLineId, expectedQuantity } of lines) {
      await this.api.post(`/v1/receiving/receipts/${returnId}/items`, {
        clientScanId: `${this.key}-${returnLineId}`,
        returnLineId,
        quantity: expectedQuantity,
        finding: 'received',
        grade: 'a',
        disposition: 'restock',
      });
      pieces += expectedQuantity;
    }
    return pieces;
  }

  /** Waits for the refund and pays it by hand. Null when nothing is due. */
  async refund({ returnId }: ReturnView): Promise<RefundView | null> {
    const refund = await until(`the refund of ${returnId}`, async (tries) => {
      // Seldom nothing is due; then the return closes by itself.
      if (tries % 4 === 0) return (await this.find(returnId)).status === 'closed' ? 'nothing due' : null;
      const { data } = await this.api.get<PageView<RefundView>>(`/v1/refunds?returnId=${returnId}`);
      return data.find(({ status }) => status === 'pending' || status === 'succeeded');
    });
    if (refund === 'nothing due') return null;
    if (refund.status === 'succeeded') return refund;
    const paid = { reference: `paid-${this.key}` };
    return this.api.post(`/v1/refunds/${refund.refundId}/confirm`, paid, `${this.key}-confirm`);
  }

  async closed({ returnId }: ReturnView): Promise<void> {
    await until(`the end of ${returnId}`, async () => {
      const { status } = await this.find(returnId);
      return status === 'closed' ? status : null;
    });
  }

  private async find(returnId: string): Promise<ReturnView> {
    const rma = await this.api.get<ReturnView>(`/v1/returns/${returnId}`);
    if (deadEnds.has(rma.status)) throw new Error(`${returnId} is ${rma.status}`);
    return rma;
  }

  /** Null until the dock has heard of the return. */
  private receipt(returnId: string): Promise<ReceiptView | null> {
    return this.api.get<ReceiptView>(`/v1/receiving/receipts/${returnId}`).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    });
  }
}
