import type { HandOver } from '../shipping.rules.js';

/** What we know of carriers that EasyPost sells for. */
interface KnownCarrier {
  name: string;
  /** Days after the purchase in which the carrier takes unused postage back. */
  voidDays: number;
  /** Services that are fetched at home; all others are handed over. */
  pickup?: RegExp;
}

const known: Record<string, KnownCarrier> = {
  USPS: { name: 'USPS', voidDays: 30 },
  UPS: { name: 'UPS', voidDays: 90, pickup: /Pickup/i },
  UPSDAP: { name: 'UPS', voidDays: 90, pickup: /Pickup/i },
  FedEx: { name: 'FedEx', voidDays: 90, pickup: /Pickup/i },
};

/** The shortest limit that any of them has. */
const unknownCarrier: KnownCarrier = { name: '', voidDays: 30 };

const knownOf = (carrier: string): KnownCarrier => known[carrier] ?? unknownCarrier;

/** As printed for people, such as `USPS Ground Advantage`. */
export function serviceNameOf(carrier: string, serviceLevel: string): string {
  const words = serviceLevel
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
  const name = knownOf(carrier).name || carrier;
  return words.toUpperCase().startsWith(name.toUpperCase()) ? words : `${name} ${words}`;
}

export const handOverOf = (carrier: string, serviceLevel: string): HandOver =>
  knownOf(carrier).pickup?.test(serviceLevel) ? 'pickup' : 'drop_off';

/** Days after the purchase in which unused postage can be given back. */
export const voidDaysOf = (carrier: string): number => knownOf(carrier).voidDays;
