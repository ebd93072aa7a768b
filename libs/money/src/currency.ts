import { MoneyError } from './errors.js';

/**
 * ISO 4217 codes that have a minor unit, with those withdrawn since 2016: old orders still come back.
 * Our own list, because the one in ICU changes with the Node release and rounds IQD, HUF or COP to whole units.
 */
const codes = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
   CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
   GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
   KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR
   NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN
   SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD
   XCG XOF XPF YER ZAR ZMW ZWG ZWL`.split(/\s+/),
);

const usualExponent = 2;

const exponents = new Map([
  ...withExponent(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...withExponent(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...withExponent(4, 'CLF UYW'),
]);

function withExponent(exponent: number, list: string): [string, number][] {
  return list.split(' ').map((code) => [code, exponent]);
}

/** Decimal places of a currency's minor unit: JPY 0, EUR 2, TND 3. Throws `unknown_currency`. */
export function exponentOf(currency: string): number {
  if (!codes.has(currency))
    throw new MoneyError('unknown_currency', `"${currency}" is not an ISO 4217 currency`);
  return exponents.get(currency) ?? usualExponent;
}
