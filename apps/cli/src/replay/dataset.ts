/**
 * The NDJSON of a shop's history, as apps/all/demo/ATTRIBUTION.md names its source: one order or one return a line.
 * Times are the shop's wall clock; prices are decimal text with up to four places.
 */
export interface DatasetOrder {
  orderId: string;
  customerId: string | null;
  countryCode: string | null;
  placedAt: string;
  currency: string;
  lines: DatasetLine[];
}

export interface DatasetLine {
  line: number;
  sku: string;
  description: string;
  quantity: number;
  unitPrice: string;
  /** Postage, fees and the like: not goods. */
  isCharge: boolean;
}

export interface DatasetReturn {
  returnId: string;
  customerId: string | null;
  returnedAt: string;
  currency: string;
  lines: DatasetReturnLine[];
}

export interface DatasetReturnLine extends DatasetLine {
  /** Purchases that the dataset's makers found for it; what is left of `quantity` has none. */
  matched: MatchedPurchase[];
}

export interface MatchedPurchase {
  orderId: string;
  line: number;
  quantity: number;
  /** What a piece had cost; the return's own price may differ. */
  unitPrice: string;
}

/** A line of the file that cannot be used; the message names the field. */
export class Unreadable extends Error {}

/** Reads one line of the orders file. Throws Unreadable. */
export function readOrder(json: string): DatasetOrder {
  const order = parse(json);
  return {
    orderId: text(order, 'order_id'),
    customerId: textOrNull(order, 'customer_id'),
    countryCode: textOrNull(order, 'country_code'),
    placedAt: wallClock(order, 'placed_at'),
    currency: text(order, 'currency'),
    lines: list(order, 'lines').map(readLine),
  };
}

/** Reads one line of the returns file. Throws Unreadable. */
export function readReturn(json: string): DatasetReturn {
  const given = parse(json);
  return {
    returnId: text(given, 'return_id'),
    customerId: textOrNull(given, 'customer_id'),
    returnedAt: wallClock(given, 'returned_at'),
    currency: text(given, 'currency'),
    lines: list(given, 'lines').map(readReturnLine),
  };
}

function readLine(line: Fields): DatasetLine {
  return {
    line: whole(line, 'line'),
    sku: text(line, 'sku'),
    description: textOrNull(line, 'description') ?? text(line, 'sku'),
    quantity: whole(line, 'quantity'),
    unitPrice: decimal(line, 'unit_price'),
    isCharge: line['kind'] === 'charge',
  };
}

function readReturnLine(given: Fields): DatasetReturnLine {
  const line = readLine(given);
  const matched = given['matched'] === undefined ? [] : list(given, 'matched').map(readMatch);
  const pieces = matched.reduce((sum, { quantity }) => sum + quantity, 0);
  if (pieces > line.quantity)
    throw new Unreadable(`line ${line.line} matches ${pieces} of ${line.quantity} pieces`);
  return { ...line, matched };
}

const readMatch = (match: Fields): MatchedPurchase => ({
  orderId: text(match, 'order_id'),
  line: whole(match, 'line'),
  quantity: whole(match, 'quantity'),
  unitPrice: decimal(match, 'unit_price'),
});

type Fields = Record<string, unknown>;

function parse(json: string): Fields {
  try {
    return fields(JSON.parse(json), 'the line');
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('not JSON');
  }
}

function fields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(`${what} is not an object`);
  return value as Fields;
}

function list(from: Fields, name: string): Fields[] {
  const value = from[name];
  if (!Array.isArray(value)) throw new Unreadable(`${name} is not a list`);
  return value.map((entry, index) => fields(entry, `${name}[${index}]`));
}

function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== 'string' || value === '') throw new Unreadable(`${name} is not a text`);
  return value;
}

const textOrNull = (from: Fields, name: string): string | null =>
  from[name] === null || from[name] === undefined || from[name] === '' ? null : text(from, name);

function whole(from: Fields, name: string): number {
  const value = from[name];
  if (!Number.isSafeInteger(value)) throw new Unreadable(`${name} is not a whole number`);
  return value as number;
}

function decimal(from: Fields, name: string): string {
  const value = text(from, name);
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(value)) throw new Unreadable(`${name} is not a decimal number`);
  return value;
}

function wallClock(from: Fields, name: string): string {
  const value = text(from, name);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) || Number.isNaN(Date.parse(`${value}Z`)))
    throw new Unreadable(`${name} is not a time such as 2010-12-01T08:26:00`);
  return value;
}
