import type { OrderInput } from './order.dto.js';
import type { CustomerInput, SaleInput } from './sale.dto.js';

/** What a law or a policy may ask about the sale as a whole: every default written out. */
export interface Sale {
  /** ISO 3166-1 or 3166-2. */
  jurisdiction: string;
  holidayRegion: string | null;
  dispatchedAt: string | null;
  regularDelivery: boolean;
  contractCopyReceivedAt: string | null;
  informedAt: string;
  circumstances: Record<string, boolean>;
  discountCodes: string[];
  tags: string[];
  customer: { tags: string[]; failedPayments: number; bonusCreditMinor: number; partialCredits: number };
  totalIn: Record<string, number>;
}

export function saleOf({ countryCode, shippingAddress, sale }: OrderInput): Sale {
  const said: SaleInput = sale ?? {};
  return {
    jurisdiction: said.jurisdiction ?? placeOf(countryCode, shippingAddress.region),
    holidayRegion: said.holidayRegion ?? null,
    ...instantsOf(said),
    regularDelivery: said.regularDelivery ?? false,
    circumstances: said.circumstances ?? {},
    discountCodes: said.discountCodes ?? [],
    tags: said.tags ?? [],
    customer: customerOf(said.customer ?? {}),
    totalIn: said.totalIn ?? {},
  };
}

const instantsOf = ({ dispatchedAt, contractCopyReceivedAt, informedAt }: SaleInput) => ({
  dispatchedAt: dispatchedAt ? utc(dispatchedAt) : null,
  contractCopyReceivedAt: contractCopyReceivedAt ? utc(contractCopyReceivedAt) : null,
  informedAt: informedAt ?? 'before_contract',
});

const customerOf = (said: CustomerInput): Sale['customer'] => ({
  tags: said.tags ?? [],
  failedPayments: said.failedPayments ?? 0,
  bonusCreditMinor: said.bonusCreditMinor ?? 0,
  partialCredits: said.partialCredits ?? 0,
});

/** A region written as its ISO code, `CA` or `US-CA`, makes the place more particular. */
function placeOf(countryCode: string, region?: string | null): string {
  const code = region?.startsWith(`${countryCode}-`) ? region.slice(3) : (region ?? '');
  return /^[A-Z0-9]{1,3}$/.test(code) ? `${countryCode}-${code}` : countryCode;
}

const utc = (instant: string): string => new Date(instant).toISOString();
