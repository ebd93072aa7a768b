import type {
  CustomerFacts,
  LineFacts,
  OrderFacts,
  PurchaseFacts,
  RequestFacts,
  ReturnFacts,
} from '../src/facts.js';
import { dayMs, dayOf } from '../src/time/days.js';
import { lineContext, returnContext, type LineContext, type LocalDays } from '../src/policy/line-context.js';
import type { Condition, PolicyActions, PolicyDocument, PolicyRule } from '../src/policy/policy-document.js';

/** What differs from an ordinary pair of shoes, sold online to Berlin and delivered ten days ago. */
export interface Differences {
  readonly order?: Partial<OrderFacts>;
  readonly customer?: Partial<CustomerFacts>;
  readonly request?: Partial<RequestFacts>;
  readonly line?: Partial<LineFacts>;
  readonly purchase?: Partial<PurchaseFacts>;
  readonly otherLines?: readonly LineFacts[];
}

const placedAt = '2026-04-25T10:00:00.000Z';
const deliveredAt = '2026-05-01T10:00:00.000Z';
const nowOn = '2026-05-11';

const order: OrderFacts = {
  placedAt,
  currency: 'EUR',
  timeZone: 'UTC',
  jurisdiction: 'DE',
  holidayRegion: null,
  channel: 'online',
  totalMinor: 12_000,
  totalIn: {},
  discountMinor: 3000,
  discountCodes: ['SPRING'],
  tags: [],
  dispatchedAt: '2026-04-27T10:00:00.000Z',
  firstDeliveredAt: deliveredAt,
  lastDeliveredAt: deliveredAt,
  regularDelivery: false,
  contractCopyReceivedAt: null,
  informedAt: 'before_contract',
  circumstances: {},
  unitsNotYetReturned: 2,
  returnsOnOrder: 0,
};

const customer: CustomerFacts = {
  ordersPlaced: 4,
  returnsPlaced: 1,
  keepItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: 0,
  returnsWithMissingItems: 0,
  tags: [],
};

const purchase: PurchaseFacts = {
  productId: 'p-1',
  sku: 'SHOE-42',
  productType: 'shoes',
  tags: ['summer'],
  vendor: 'Acme',
  quantityPurchased: 2,
  quantityAlreadyReturned: 0,
  deliveredAt,
  paidMinor: 6000,
  isGoods: true,
  goodsType: 'goods',
  flags: [],
  finalSale: false,
};

export function lineOf(differences: Pick<Differences, 'line' | 'purchase'> = {}): LineFacts {
  return {
    lineId: '1',
    quantity: 1,
    reasonCode: 'does_not_fit',
    purchase: { ...purchase, ...differences.purchase },
    ...differences.line,
  };
}

export function factsOf(differences: Differences = {}): ReturnFacts {
  return {
    order: { ...order, ...differences.order },
    customer: { ...customer, ...differences.customer },
    request: {
      source: 'portal',
      method: null,
      resolution: null,
      restockLocation: null,
      fraudRisk: null,
      ...differences.request,
    },
    lines: [lineOf(differences), ...(differences.otherLines ?? [])],
  };
}

const utc: LocalDays = {
  today: dayOf(nowOn),
  dayOf: (instant) => Math.floor(Date.parse(instant) / dayMs),
};

/** The first line of the return. */
export function contextOf(differences: Differences = {}, faultyReasons = ['defective']): LineContext {
  const facts = factsOf(differences);
  const [line] = facts.lines;
  if (!line?.purchase) throw new RangeError('no purchase');
  return lineContext(returnContext(facts, faultyReasons, utc), line, line.purchase, faultyReasons);
}

export function documentOf(...rules: PolicyRule[]): PolicyDocument {
  return {
    name: 'spec',
    usThreeDayCancellation: { enabled: true, businessDays: 3 },
    faultyReasons: ['defective'],
    rules,
  };
}

let ruleNumber = 0;

export function rule(then: PolicyActions, when?: Condition): PolicyRule {
  ruleNumber += 1;
  return { id: `rule-${ruleNumber}`, then, ...(when && { when }) };
}
