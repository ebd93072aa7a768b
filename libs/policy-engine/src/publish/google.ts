import { exponentOf } from '#money';
import { withLaw, type Shop } from './json-ld.js';
import type { PlaceTerms } from './survey.js';

/**
 * Bodies for `accounts.onlineReturnPolicies` of Google's Merchant API (v1), one for each country. A country whose window
 * cannot be told in days after the delivery is left out: Google knows no other form.
 */
export function googleReturnPolicies(shop: Shop, places: readonly PlaceTerms[]): object[] {
  return places
    .filter(({ returnDays }) => returnDays !== 'unknown')
    .map((place) => onlineReturnPolicy(shop, place));
}

function onlineReturnPolicy({ url }: Shop, place: PlaceTerms): object {
  const { country, returnDays, refundDeadline, terms, seasons } = place;
  const base = { countries: [country], returnPolicyUri: url, policy: policyOf(returnDays) };
  if (returnDays === 0) return base;
  const byLaw = refundDeadline?.rule.source === 'law' && refundDeadline.unit === 'calendar_day';
  return {
    ...base,
    seasonalOverrides: seasons.flatMap((season) => {
      const returnDaysThen = withLaw(season.windowDays, place);
      if (returnDaysThen === null) return [];
      const label = `${season.startOn} ${season.endOn}`;
      const dates = { startDate: dateOf(season.startOn), endDate: dateOf(season.endOn) };
      return [{ label, ...dates, returnDays: returnDaysThen }];
    }),
    returnMethods: ['BY_MAIL'],
    itemConditions: ['NEW'],
    returnLabelSource: place.returnShipping === 'seller' ? 'DOWNLOAD_AND_PRINT' : 'CUSTOMER_RESPONSIBILITY',
    ...feesOf(place),
    ...(byLaw && { processRefundDays: refundDeadline.length }),
    acceptDefectiveOnly: false,
    acceptExchange: terms.resolutions.includes('exchange'),
  };
}

function policyOf(days: PlaceTerms['returnDays']): object {
  if (days === null) return { type: 'LIFETIME_RETURNS' };
  return days === 0 ? { type: 'NO_RETURNS' } : { type: 'NUMBER_OF_DAYS_AFTER_DELIVERY', days: String(days) };
}

function feesOf({ fees, currency, returnShipping }: PlaceTerms): object {
  const shippingMinor = fees.find(({ code }) => code === 'return_shipping_fee')?.amountMinor?.[currency];
  const restocking = fees.find(({ code }) => code === 'restocking_fee');
  const fixed = shippingMinor ?? 0;
  const returnShippingFee =
    returnShipping === 'consumer' && shippingMinor === undefined
      ? { type: 'CUSTOMER_PAYING_ACTUAL_FEE' }
      : { type: 'FIXED', fixedFee: price(fixed, currency) };
  if (!restocking) return { returnShippingFee };
  const restockingFee =
    restocking.percent === undefined
      ? { fixedFee: price(restocking.amountMinor?.[currency] ?? 0, currency) }
      : { microPercent: Math.round(restocking.percent * 1_000_000) };
  return { returnShippingFee, restockingFee };
}

const price = (amountMinor: number, currencyCode: string): object => ({
  amountMicros: String(amountMinor * 10 ** (6 - exponentOf(currencyCode))),
  currencyCode,
});

function dateOf(on: string): object {
  const [year, month, day] = on.split('-').map(Number);
  return { year, month, day };
}
