import { readRmaNumber } from '#chassis';
import { parseBarcode } from 'gs1-barcode-parser-mod';

/** Everything that a scanned code may mean; whether it does is for the database to say. */
export interface ReadCode {
  /** Without symbology prefix, trimmed. */
  text: string;
  rmaNumber: string | undefined;
  /** The tracking numbers it may be, in the spellings carriers print and sell. */
  trackingNumbers: string[];
  /** 18 digits. */
  sscc: string | undefined;
  /** 14 digits, padded with zeros. */
  gtin: string | undefined;
  serial: string | undefined;
  lot: string | undefined;
}

/** AIM prefixes of symbols whose content is GS1 element strings: GS1-128, DataMatrix, QR, DataBar, DotCode. */
const gs1Prefix = /^\](C1|d2|Q3|e0|J1)/;
const aimPrefix = /^\][A-Za-z]\w/;
const groupSeparator = '\u001d';

/** Reads what a scanner sent or a person typed. Never fails: an odd code is just text. */
export function readCode(scanned: string): ReadCode {
  const trimmed = scanned.trim();
  const text = linkedCode(trimmed.replace(aimPrefix, '').trim());
  const elements = elementsOf(trimmed, text);
  const sscc = elements.get('00') ?? bareSscc(text);
  const lone = elements.size > 0 ? undefined : text;
  return {
    text,
    rmaNumber: readRmaNumber(text),
    trackingNumbers: lone === undefined ? (sscc ? [sscc] : []) : trackingForms(lone),
    sscc: valid(sscc),
    gtin: valid((elements.get('01') ?? elements.get('02') ?? bareGtin(text))?.padStart(14, '0')),
    serial: elements.get('21'),
    lot: elements.get('10'),
  };
}

/** A QR code of ours, or any that holds an address, means the last part of its path. */
const linkedCode = (text: string): string =>
  /^https?:\/\//i.test(text) && URL.canParse(text) && !digitalLink(text)
    ? decodeURIComponent(new URL(text).pathname.split('/').findLast(Boolean) ?? text)
    : text;

/** The elements of a GS1 Digital Link, as `01/…/21/…`. */
function digitalLink(text: string): Map<string, string> | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const parts = new URL(text).pathname.split('/').filter(Boolean);
  const start = parts.findIndex((part, i) => /^(00|01)$/.test(part) && /^\d{8,18}$/.test(parts[i + 1] ?? ''));
  if (start < 0) return undefined;
  const rest = parts.slice(start);
  return new Map(rest.flatMap((ai, i) => (i % 2 ? [] : [[ai, decodeURIComponent(rest[i + 1] ?? '')]])));
}

/** A bare string of digits may be anything: only a prefix, a separator, brackets or a GTIN in front prove GS1. */
function elementsOf(scanned: string, text: string): Map<string, string> {
  const linked = digitalLink(text);
  if (linked) return linked;
  const looksGs1 =
    gs1Prefix.test(scanned) ||
    text.includes(groupSeparator) ||
    /^\(\d{2,4}\)/.test(text) ||
    (/^01\d{14}(\d|$)/.test(text) && checkDigitFits(text.slice(2, 16)));
  if (!looksGs1) return new Map();
  try {
    const { parsedCodeItems } = parseBarcode(gs1Prefix.test(scanned) ? scanned : text);
    return new Map(parsedCodeItems.map(({ ai, raw }) => [ai, raw]));
  } catch {
    return new Map();
  }
}

const bareSscc = (text: string): string | undefined => /^(?:00)?(\d{18})$/.exec(text)?.[1];

const bareGtin = (text: string): string | undefined => (/^(\d{8}|\d{12,14})$/.test(text) ? text : undefined);

const valid = (digits: string | undefined): string | undefined =>
  digits && checkDigitFits(digits) ? digits : undefined;

/** GS1's check digit: from the right, weights 3 and 1 in turn. */
function checkDigitFits(digits: string): boolean {
  if (!/^\d{2,18}$/.test(digits)) return false;
  const weighted = digits
    .split('')
    .toReversed()
    .map((digit, i) => Number(digit) * (i % 2 ? 3 : 1));
  return weighted.reduce((sum, value) => sum + value, 0) % 10 === 0;
}

/**
 * The label's bars often say more than the number that was sold: USPS puts 420 and the ZIP code in front, FedEx's 34
 * digits end in the 12 or 15 of the number, its older 22 begin 96 and end in 15.
 */
function trackingForms(text: string): string[] {
  const compact = text.toUpperCase().replace(/[\s-]/g, '');
  const forms = [text.toUpperCase(), compact];
  const usps = /^420\d{5}(?:\d{4})?(9\d{21,25})$/.exec(compact)?.[1];
  if (usps) forms.push(usps);
  if (/^\d{34}$/.test(compact)) forms.push(compact.slice(-12), compact.slice(-15), compact.slice(-14));
  if (/^96\d{20}$/.test(compact)) forms.push(compact.slice(-15), compact.slice(-12));
  const sscc = bareSscc(compact);
  if (sscc) forms.push(sscc, `00${sscc}`);
  return [...new Set(forms)];
}
