// A policy as a shop of some size would write it: forty rules, and the same by hand.
const is = (fact, value) => ({ fact, is: value });
const among = (fact, ...values) => ({ fact, in: values });
const has = (fact, value) => ({ fact, has: value });
const above = (fact, value) => ({ fact, above: value });
const all = (...conditions) => ({ all: conditions });
const not = (condition) => ({ not: condition });
const sound = is('line.faulty', false);
const faulty = is('line.faulty', true);
const vip = has('customer.tags', 'vip');
const electronics = among('line.productType', 'phone', 'laptop', 'tablet', 'camera');
const restocking = (percent) => ({ fees: [{ code: 'restocking_fee', per: 'line', percent }] });
const fitting = { questions: [{ id: 'fit', text: { en: 'Where does it not fit?' }, required: true }] };

const rules = [
  [all(is('line.finalSale', true), sound), { decline: 'final_sale' }],
  [all(has('line.flags', 'sealed_hygiene_unsealed'), sound), { decline: 'hygiene_seal_broken' }],
  [all(has('line.flags', 'custom_made'), sound), { decline: 'custom_made' }],
  [is('line.productType', 'gift_card'), { decline: 'gift_card' }],
  [
    all(above('customer.returnsPlaced', 20), { fact: 'customer.ordersPlaced', below: 25 }),
    { decline: 'abuse' },
  ],
  [{ fact: 'customer.returnsWithMissingItems', atLeast: 3 }, { review: 'missing_items' }],
  [is('return.fraudRisk', 'high'), { review: 'fraud_risk' }],
  [all(is('return.fraudRisk', 'medium'), above('return.valueMinor', 30_000)), { review: 'fraud_risk' }],
  [all(is('order.currency', 'EUR'), above('return.valueMinor', 50_000)), { review: 'high_value' }],
  [all(is('order.currency', 'USD'), above('return.valueMinor', 60_000)), { review: 'high_value' }],
  [above('customer.failedPayments', 2), { review: 'failed_payments' }],
  [{ fact: 'order.returnsOnOrder', atLeast: 2 }, { review: 'many_returns' }],
  [faulty, { windowDays: 730 }],
  [{ fact: 'order.discountCodes', hasAny: ['BLACKFRIDAY', 'CLEARANCE'] }, { windowDays: 10 }],
  [all(has('line.tags', 'outlet'), not(vip)), { windowDays: 7 }],
  [vip, { windowDays: 90 }],
  [
    all({ fact: 'order.placedOn', atLeast: '2025-11-15' }, { fact: 'order.placedOn', below: '2025-12-25' }),
    { windowDays: 75 },
  ],
  [
    all(among('line.productType', 'shoes', 'boots'), is('line.reasonCode', 'does_not_fit')),
    { windowDays: 45 },
  ],
  [electronics, { windowDays: 14 }],
  [among('order.country', 'DE', 'AT', 'CH'), { windowDays: 60 }],
  [is('line.vendor', 'Acme'), { windowDays: 20 }],
  [all(electronics, among('line.reasonCode', 'changed_mind', 'no_longer_needed'), sound), restocking(15)],
  [all(above('line.daysSinceDelivered', 20), sound), restocking(10)],
  [
    all(sound, { fact: 'order.country', notIn: ['DE', 'AT'] }),
    { fees: [{ code: 'return_shipping_fee', per: 'return', amountMinor: { EUR: 500, USD: 600 } }] },
  ],
  [vip, { waiveFees: ['restocking_fee', 'return_shipping_fee'] }],
  [is('return.resolution', 'exchange'), { waiveFees: ['return_shipping_fee'] }],
  [{ fact: 'order.totalMinor', atLeast: 100_000 }, { waiveFees: ['return_shipping_fee'] }],
  [all(faulty, { fact: 'line.paidMinor', below: 1000 }), { keepItem: true }],
  [all(has('line.tags', 'bulky'), { fact: 'line.paidMinor', below: 4000 }), { keepItem: true }],
  [{ any: [has('line.tags', 'food'), has('line.tags', 'underwear')] }, { donateItem: true }],
  [is('return.resolution', 'store_credit'), { bonusCredit: { percent: 10 } }],
  [
    all(is('line.reasonCode', 'does_not_fit'), above('customer.ordersPlaced', 3)),
    { shopNowBonus: { percent: 5 } },
  ],
  [among('line.reasonCode', 'defective', 'damaged_in_transit'), { photoRequired: true }],
  [is('line.reasonCode', 'does_not_fit'), fitting],
  [is('order.country', 'US'), { methods: ['post', 'shop'] }],
  [{ fact: 'line.paidMinor', below: 1500 }, { excludeMethods: ['courier'] }],
  [has('line.tags', 'last_season'), { excludeResolutions: ['exchange'] }],
  [above('order.discountPercent', 50), { excludeResolutions: ['refund'] }],
  [all(among('line.vendor', 'Acme', 'Globex'), faulty), { destination: 'vendor' }],
  [null, { windowDays: 30, resolutions: ['refund', 'exchange', 'store_credit'], shipByDays: 14 }],
];

export const faultyReasons = ['defective', 'damaged_in_transit', 'not_as_described', 'wrong_item_sent'];

export const document = {
  name: 'Forty rules',
  usThreeDayCancellation: { enabled: true, businessDays: 3 },
  faultyReasons,
  rules: rules.map(([when, then], index) => ({ id: `rule-${index + 1}`, then, ...(when && { when }) })),
};

const isElectronics = (type) =>
  type === 'phone' || type === 'laptop' || type === 'tablet' || type === 'camera';
const percentOf = (paidMinor, percent) => Math.round((paidMinor * percent) / 100);
const firstChristmasDay = Date.parse('2025-11-15') / 86_400_000;
const lastChristmasDay = Date.parse('2025-12-24') / 86_400_000;
const offered = ['refund', 'exchange', 'store_credit'];
const nothing = [];

/** The limit: what somebody would write who knew that these forty rules never change. `days` counts as the engine does. */
export function byHand(facts, days) {
  let valueMinor = 0;
  for (const { purchase } of facts.lines) valueMinor += purchase.paidMinor;
  const placedDay = days.dayOf(facts.order.placedAt);
  const lines = [];
  for (const line of facts.lines) {
    const since = days.today - days.dayOf(line.purchase.deliveredAt);
    lines.push(lineByHand(facts, line, { valueMinor, placedDay, since }));
  }
  return lines;
}

// oxlint-disable-next-line complexity, max-lines-per-function -- forty rules by hand are as long as they are
function lineByHand(facts, { reasonCode, purchase }, { valueMinor, placedDay, since }) {
  const { order, customer, request } = facts;
  const { productType, tags, paidMinor, vendor } = purchase;
  const bad = faultyReasons.includes(reasonCode);
  const isVip = customer.tags.includes('vip');
  const country = order.jurisdiction.slice(0, 2);
  let declines = nothing;
  const decline = (code) => (declines = [...declines, code]);
  if (!bad) {
    if (purchase.finalSale) decline('final_sale');
    if (purchase.flags.includes('sealed_hygiene_unsealed')) decline('hygiene_seal_broken');
    if (purchase.flags.includes('custom_made')) decline('custom_made');
  }
  if (productType === 'gift_card') decline('gift_card');
  if (customer.returnsPlaced > 20 && customer.ordersPlaced < 25) decline('abuse');
  let reviews = nothing;
  const review = (code) => (reviews = [...reviews, code]);
  if (customer.returnsWithMissingItems >= 3) review('missing_items');
  if (request.fraudRisk === 'high') review('fraud_risk');
  if (request.fraudRisk === 'medium' && valueMinor > 30_000) review('fraud_risk');
  if (order.currency === 'EUR' && valueMinor > 50_000) review('high_value');
  if (order.currency === 'USD' && valueMinor > 60_000) review('high_value');
  if (customer.failedPayments > 2) review('failed_payments');
  if (order.returnsOnOrder >= 2) review('many_returns');

  const codes = order.discountCodes;
  const inSeason = placedDay >= firstChristmasDay && placedDay <= lastChristmasDay;
  const fits = reasonCode !== 'does_not_fit';
  let windowDays = 30;
  if (bad) windowDays = 730;
  else if (codes.includes('BLACKFRIDAY') || codes.includes('CLEARANCE')) windowDays = 10;
  else if (tags.includes('outlet') && !isVip) windowDays = 7;
  else if (isVip) windowDays = 90;
  else if (inSeason) windowDays = 75;
  else if ((productType === 'shoes' || productType === 'boots') && !fits) windowDays = 45;
  else if (isElectronics(productType)) windowDays = 14;
  else if (country === 'DE' || country === 'AT' || country === 'CH') windowDays = 60;
  else if (vendor === 'Acme') windowDays = 20;

  let restockingMinor = 0;
  let shippingMinor = 0;
  if (!bad && !isVip) {
    const noNeed = reasonCode === 'changed_mind' || reasonCode === 'no_longer_needed';
    if (isElectronics(productType) && noNeed) restockingMinor = percentOf(paidMinor, 15);
    else if (since > 20) restockingMinor = percentOf(paidMinor, 10);
    const waived = request.resolution === 'exchange' || order.totalMinor >= 100_000;
    if (!waived && country !== 'DE' && country !== 'AT') {
      shippingMinor = order.currency === 'EUR' ? 500 : order.currency === 'USD' ? 600 : 0;
      if (shippingMinor > valueMinor) shippingMinor = valueMinor;
    }
  }
  const before = order.totalMinor + order.discountMinor;
  const reduced = before > 0 && (order.discountMinor * 100) / before > 50;
  const lastSeason = tags.includes('last_season');
  return {
    declines,
    reviews,
    windowDays,
    restockingMinor,
    shippingMinor,
    keepItem: (bad && paidMinor < 1000) || (tags.includes('bulky') && paidMinor < 4000),
    donateItem: tags.includes('food') || tags.includes('underwear'),
    bonusCreditMinor: request.resolution === 'store_credit' ? percentOf(paidMinor, 10) : 0,
    shopNowBonusMinor: !fits && customer.ordersPlaced > 3 ? percentOf(paidMinor, 5) : 0,
    photoRequired: reasonCode === 'defective' || reasonCode === 'damaged_in_transit',
    questions: fits ? nothing : fitting.questions,
    methods: country === 'US' ? ['post', 'shop'] : null,
    excludedMethods: paidMinor < 1500 ? ['courier'] : nothing,
    resolutions:
      reduced || lastSeason
        ? offered.filter((one) => !(reduced && one === 'refund') && !(lastSeason && one === 'exchange'))
        : offered,
    destination: bad && (vendor === 'Acme' || vendor === 'Globex') ? 'vendor' : null,
    shipByDays: 14,
  };
}
