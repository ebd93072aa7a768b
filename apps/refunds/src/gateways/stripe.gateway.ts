import Stripe from 'stripe';
import { tenderKey } from '../tender-key.rules.js';
import { Gateway } from './gateway.js';
import type { GatewayAnswer, PaymentState, PaymentTaken, ProviderRefund, TenderToPay } from './gateway.js';

export interface StripeOptions {
  apiKey: string;
  base: URL;
  /** Milliseconds for one request. */
  timeoutMs: number;
}

/** Hours in which Stripe surely still knows an idempotency key: it may forget it after a day. */
const keyKnownHours = 23;

/** Pays back through Stripe what was taken there: payments whose id is that of a PaymentIntent or a charge. */
export class StripeGateway extends Gateway {
  readonly name = 'stripe';
  private readonly stripe: Stripe;

  constructor({ apiKey, base, timeoutMs }: StripeOptions) {
    super();
    this.stripe = new Stripe(apiKey, {
      host: base.hostname,
      port: base.port || (base.protocol === 'http:' ? 80 : 443),
      protocol: base.protocol === 'http:' ? 'http' : 'https',
      timeout: timeoutMs,
      // One, with the same key: two of them and their pause stay within the time a gateway has to answer.
      maxNetworkRetries: 1,
      telemetry: false,
    });
  }

  serves({ paymentId }: PaymentTaken): boolean {
    return /^(pi|ch|py)_\w+$/.test(paymentId);
  }

  async submit(tender: TenderToPay): Promise<GatewayAnswer> {
    return this.create(tender, 'new');
  }

  /** Finds the refund by its id or by our name on it; where there is none, the same request again cannot pay twice. */
  async lookUp(tender: TenderToPay): Promise<GatewayAnswer> {
    if (tender.gatewayReference) return answerOf(await this.stripe.refunds.retrieve(tender.gatewayReference));
    const mine = await this.find(tender);
    if (mine) return answerOf(mine);
    return isKeyKnown(tender) ? this.create(tender, 'not_found') : { outcome: 'absent' };
  }

  override async stateOf(payment: PaymentTaken): Promise<PaymentState> {
    const of = paymentOf(payment.paymentId);
    const refunds: ProviderRefund[] = [];
    for await (const refund of this.stripe.refunds.list({ ...of, limit: 100 }))
      refunds.push(providerRefund(refund));
    const { data } = await this.stripe.disputes.list({ ...of, limit: 100 });
    const open = data.find(({ status }) => status !== 'won' && status !== 'warning_closed');
    return { refunds, disputed: open ? `${open.reason}, ${open.status}` : null };
  }

  private async create(tender: TenderToPay, known: 'new' | 'not_found'): Promise<GatewayAnswer> {
    const { refundId, returnId, merchantId, paymentId, amountMinor } = tender;
    const key = tenderKey(tender);
    const metadata = { refund_id: refundId, return_id: returnId, merchant_id: merchantId, refund_key: key };
    const params = { ...paymentOf(paymentId), amount: amountMinor, metadata };
    try {
      return answerOf(await this.stripe.refunds.create(params, { idempotencyKey: key }));
    } catch (error) {
      return answerToError(error, known);
    }
  }

  private async find(tender: TenderToPay): Promise<Stripe.Refund | undefined> {
    const key = tenderKey(tender);
    for await (const refund of this.stripe.refunds.list({ ...paymentOf(tender.paymentId), limit: 100 }))
      if (refund.metadata?.['refund_key'] === key) return refund;
    return undefined;
  }
}

const paymentOf = (paymentId: string): { payment_intent: string } | { charge: string } =>
  paymentId.startsWith('pi_') ? { payment_intent: paymentId } : { charge: paymentId };

function isKeyKnown({ submittedAt }: TenderToPay): boolean {
  const hours = submittedAt === null ? 0 : (Date.now() - Date.parse(submittedAt)) / 3_600_000;
  return hours < keyKnownHours;
}

function answerOf(refund: Stripe.Refund): GatewayAnswer {
  const gatewayReference = refund.id;
  switch (refund.status) {
    case 'succeeded': {
      const paidAt = new Date(refund.created * 1000);
      return { outcome: 'succeeded', reference: refund.id, paidAt, gatewayReference };
    }
    case 'pending':
      return { outcome: 'pending', reference: refund.id, gatewayReference };
    case 'requires_action':
      return { outcome: 'requires_action', gatewayReference };
    case 'failed':
      return { outcome: 'failed', reason: refund.failure_reason ?? 'failed', gatewayReference };
    case 'canceled':
      return { outcome: 'canceled', reason: refund.failure_reason ?? 'canceled', gatewayReference };
    case null:
    default:
      return { outcome: 'unknown', reason: `status ${refund.status}` };
  }
}

const disputeCodes = ['charge_disputed', 'refund_disputed_payment'];
/** What Stripe says before it does anything; the same request may still go through later. */
const notNow = ['lock_timeout', 'idempotency_key_in_use', 'rate_limit'];

/** Only a refusal that Stripe has thought through proves that no money moved. */
function answerToError(error: unknown, known: 'new' | 'not_found'): GatewayAnswer {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { code = '', message, headers } = error;
  const reason = `${code || error.type}: ${message}`.slice(0, 200);
  // Kept under the key and given again for ever: the look-up before it found nothing, so nothing happened.
  const replayed = headers?.['idempotent-replayed'] === 'true';
  if (error instanceof Stripe.errors.StripeAPIError && replayed) return { outcome: 'absent' };
  // It may be our own refund that did it, unless we have just looked for that.
  if (code === 'charge_already_refunded' && known === 'new') return { outcome: 'unknown', reason };
  return isRefusal(error)
    ? { outcome: 'failed', reason, disputed: disputeCodes.includes(code) }
    : { outcome: 'unknown', reason };
}

const isRefusal = (error: Stripe.errors.StripeError): boolean =>
  (error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError) &&
  !notNow.includes(error.code ?? '');

const providerRefund = ({ id, amount, status, metadata }: Stripe.Refund): ProviderRefund => ({
  gatewayReference: id,
  amountMinor: amount,
  live: status !== 'failed' && status !== 'canceled',
  status: status ?? 'unknown',
  key: metadata?.['refund_key'] ?? null,
});
