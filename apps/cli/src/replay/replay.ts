import { ApiProblem } from '../api/api.js';
import type { Api } from '../api/api.js';
import type { BalancesView, ReturnLineView, ReturnView } from '../api/views.js';
import type { DatasetOrder, DatasetReturn } from './dataset.js';
import { declineOf } from './decline.js';
import { Declines } from './declines.js';
import { Journey } from './journey.js';
import { orderInput } from './order-input.js';
import type { Progress } from './progress.js';
import { returnBody, returnRequests } from './return-requests.js';
import type { ReturnBody, ReturnRequest } from './return-requests.js';
import { Queues, sideBySide } from './side-by-side.js';
import { ordersOf, returnsOf } from './survey.js';
import type { ReplayFiles, Survey } from './survey.js';
import { add, Tally } from './tally.js';
import type { Outcome, Settled } from './tally.js';

export interface ReplayPlan {
  files: ReplayFiles;
  survey: Survey;
  deliveryDays: number;
  /** Requests, and later returns, under way at once. */
  width: number;
}

/** Sends a shop's history through the HTTP API and counts what comes back. */
export class Replay {
  readonly tally = new Tally();
  readonly declines = new Declines();
  readonly refusedOrders = new Map<string, number>();
  readonly refundedMinor = new Map<string, number>();
  /** What went wrong on the way of single returns; their lines stay without an outcome. */
  readonly failures: string[] = [];
  orders = 0;
  returns = 0;
  labels = 0;
  itemsReceived = 0;
  refunds = 0;
  reviews = 0;

  private readonly queues = new Queues();

  constructor(
    private readonly api: Api,
    private readonly plan: ReplayPlan,
    private readonly progress: Progress,
  ) {}

  async sendOrders(): Promise<void> {
    const { files, survey, width } = this.plan;
    this.progress.begin('orders', survey.orders);
    await sideBySide(ordersOf(files), width, (order) => this.sendOrder(order));
    this.progress.end();
  }

  /** A return is asked for only after those before it of the same order; their ways then overlap. */
  async sendReturns(): Promise<void> {
    const { files, survey, width } = this.plan;
    this.progress.begin('returns', survey.returns);
    await sideBySide(returnsOf(files), width, async (returned) => {
      if (survey.covers(returned)) await this.sendReturn(returned);
    });
    this.progress.end();
  }

  async ledgerSums(): Promise<Record<string, number>> {
    const { sums } = await this.api.get<BalancesView>('/v1/refunds/ledger/balances');
    return Object.fromEntries(sums.map(({ currency, sumMinor }) => [currency, sumMinor]));
  }

  private async sendOrder(order: DatasetOrder): Promise<void> {
    try {
      await this.api.put(`/v1/orders/${encodeURIComponent(order.orderId)}`, orderInput(order, this.plan));
      this.orders += 1;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      add(this.refusedOrders, error.code, 1);
    }
    this.progress.advance();
  }

  private async sendReturn(returned: DatasetReturn): Promise<void> {
    const requests = returnRequests(returned, this.plan.survey.chargeOf);
    const settled = await Promise.all(requests.map((request) => this.sendRequest(returned, request)));
    this.tally.settle(returned, settled.flat());
    this.progress.advance();
  }

  private async sendRequest(returned: DatasetReturn, request: ReturnRequest): Promise<Settled[]> {
    const journey = new Journey(this.api, request.key);
    const body = returnBody(returned, request);
    try {
      const rma = await this.queues.run(request.orderId ?? request.key, () => ask(journey, body));
      if (rma instanceof ApiProblem)
        return request.parts.map((part) => ({ ...part, outcome: `refused:${rma.code}` as const }));
      await this.countDeclines(journey, rma);
      await this.travel(journey, rma);
      this.returns += 1;
      return request.parts.map((part, index) => ({ ...part, outcome: outcomeOf(rma.lines[index]!) }));
    } catch (error) {
      this.failures.push(`${request.key}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  private async countDeclines(journey: Journey, rma: ReturnView): Promise<void> {
    if (rma.lines.every(({ verdict }) => verdict !== 'decline')) return;
    const { lines } = await journey.decision(rma);
    rma.lines.forEach(({ verdict, quantity }, index) => {
      if (verdict === 'decline') this.declines.add(declineOf(lines[index]!), quantity);
    });
  }

  /** From the authorization to the customer's money. */
  private async travel(journey: Journey, rma: ReturnView): Promise<void> {
    const expected = rma.lines.filter(({ verdict }) => verdict !== 'decline');
    if (expected.length === 0) return;
    if (expected.some(({ verdict }) => verdict === 'review')) {
      this.reviews += 1;
      await journey.approve(rma, 'approved by the replay');
    }
    const trackingNumber = await journey.label(rma);
    this.labels += 1;
    const receipt = await journey.receiveParcel(trackingNumber);
    const pieces = await journey.receiveItems(rma, receipt);
    // In a step of its own: the sum is read after the wait, not before.
    this.itemsReceived += pieces;
    const authorized = expected.reduce((sum, { quantity }) => sum + quantity, 0);
    if (pieces !== authorized)
      throw new Error(`of ${rma.returnId} the dock expects ${pieces} pieces, ${authorized} were authorized`);
    const refund = await journey.refund(rma);
    if (refund) {
      this.refunds += 1;
      add(this.refundedMinor, refund.currency, refund.amountMinor);
    }
    await journey.closed(rma);
  }
}

/** The return, or why the API refuses to look at the request. */
const ask = (journey: Journey, body: ReturnBody): Promise<ReturnView | ApiProblem> =>
  journey.request(body).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status < 500) return error;
    throw error;
  });

function outcomeOf({ verdict, responseCodes }: ReturnLineView): Outcome {
  if (verdict === 'accept') return 'accepted';
  return verdict === 'review' ? 'review' : `declined:${responseCodes[0] ?? 'without_code'}`;
}
