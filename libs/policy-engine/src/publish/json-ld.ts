import { formatDecimal } from '#money';
import type { PlaceTerms } from './survey.js';

/** The shop that publishes: its name and the address of the page that holds the policy. */
export interface Shop {
  readonly name: string;
  readonly url: string;
}

const term = (name: string) => `https://schema.org/${name}`;

/** schema.org `MerchantReturnPolicy`, one for each country, under the shop as `Organization`. JSON text. */
export function policyJsonLd(shop: Shop, places: readonly PlaceTerms[]): string {
  const policies = {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: shop.name,
    url: shop.url,
    hasMerchantReturnPolicy: places.map((place) => returnPolicy(shop, place)),
  };
  // It stands in a script element, which `</script>` in a name must not end.
  return JSON.stringify(policies).replaceAll('<', '\\u003c');
}

function returnPolicy({ url }: Shop, place: PlaceTerms): object {
  const { country, returnDays, seasons } = place;
  return {
    '@type': 'MerchantReturnPolicy',
    applicableCountry: country,
    returnPolicyCountry: country,
    merchantReturnLink: url,
    ...windowOf(returnDays),
    ...(returnDays !== 0 && costs(place)),
    itemDefectReturnFees: feesTerm(place.faultyReturnShipping),
    ...(seasons.length > 0 && {
      returnPolicySeasonalOverride: seasons.map(({ startOn, endOn, windowDays }) => ({
        '@type': 'MerchantReturnPolicySeasonalOverride',
        startDate: startOn,
        endDate: endOn,
        ...windowOf(withLaw(windowDays, place)),
      })),
    }),
  };
}

/** A season of the policy never gives less than the law, which is in `returnDays` already. */
export function withLaw(seasonDays: number | null, { returnDays, terms }: PlaceTerms): number | null {
  if (seasonDays === null || typeof returnDays !== 'number') return seasonDays;
  const lawful = terms.windowDays !== null && returnDays > terms.windowDays ? returnDays : 0;
  return Math.max(seasonDays, lawful);
}

function windowOf(days: PlaceTerms['returnDays']): object {
  if (days === 'unknown') return { returnPolicyCategory: term('MerchantReturnUnspecified') };
  if (days === null) return { returnPolicyCategory: term('MerchantReturnUnlimitedWindow') };
  if (days === 0) return { returnPolicyCategory: term('MerchantReturnNotPermitted') };
  return { returnPolicyCategory: term('MerchantReturnFiniteReturnWindow'), merchantReturnDays: days };
}

function costs({ returnShipping, fees, terms, currency }: PlaceTerms): object {
  const shipping = fees.find(({ code }) => code === 'return_shipping_fee');
  const restocking = fees.find(({ code }) => code === 'restocking_fee');
  const shippingMinor = shipping?.amountMinor?.[currency];
  const returnFees = shippingMinor === undefined ? feesTerm(returnShipping) : term('ReturnShippingFees');
  return {
    returnMethod: term('ReturnByMail'),
    returnFees,
    customerRemorseReturnFees: returnFees,
    ...(shippingMinor !== undefined && { returnShippingFeesAmount: amount(shippingMinor, currency) }),
    ...(restocking && { restockingFee: restockingFee(restocking, currency) }),
    refundType: refundTypes(terms.resolutions),
  };
}

/** A number is a percentage. */
function restockingFee(fee: PlaceTerms['fees'][number], currency: string): object | number {
  return fee.percent ?? amount(fee.amountMinor?.[currency] ?? 0, currency);
}

function amount(amountMinor: number, currency: string): object {
  return { '@type': 'MonetaryAmount', value: formatDecimal({ amountMinor, currency }), currency };
}

const feesTerm = (paidBy: 'seller' | 'consumer'): string =>
  term(paidBy === 'seller' ? 'FreeReturn' : 'ReturnFeesCustomerResponsibility');

const refundTypeOf: Partial<Record<string, string>> = {
  refund: 'FullRefund',
  exchange: 'ExchangeRefund',
  store_credit: 'StoreCreditRefund',
};

function refundTypes(resolutions: readonly string[]): string[] {
  return resolutions.flatMap((resolution) => {
    const type = refundTypeOf[resolution];
    return type ? [term(type)] : [];
  });
}
