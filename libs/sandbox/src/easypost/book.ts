import { notFound, textOf } from './wire.js';
import type { Json } from './wire.js';

export const kinds = [
  'addresses',
  'parcels',
  'customs_infos',
  'customs_items',
  'shipments',
  'rates',
  'trackers',
  'refunds',
  'pickups',
  'webhooks',
  'events',
] as const;
export type Kind = (typeof kinds)[number];

/** A label that was paid for. */
export interface Purchase {
  shipmentId: string;
  /** The buyer's own id of what was bought. */
  reference: string | null;
  trackingCode: string;
  /** As EasyPost writes money, such as `5.93`. */
  rate: string;
  currency: string;
}

/** All that the fake remembers: every object by kind and id, and what was paid for. */
export class Book {
  readonly purchases: Purchase[] = [];
  private readonly objects = new Map<Kind, Map<string, Json>>(kinds.map((kind) => [kind, new Map()]));
  private serial = 0;

  /** `now` is the fake's clock. */
  constructor(readonly now: () => Date) {}

  /** Throws Refusal 404. */
  get(kind: Kind, id: string): Json {
    const found = this.objects.get(kind)!.get(id);
    if (!found) throw notFound();
    return found;
  }

  put(kind: Kind, object: Json): Json {
    this.objects.get(kind)!.set(String(object['id']), object);
    return object;
  }

  /** Changes fields of an object; everybody who holds its id sees it. */
  change(kind: Kind, id: string, fields: Json): Json {
    const changed = {
      ...this.get(kind, id),
      ...fields,
      updated_at: `${this.now().toISOString().slice(0, 19)}Z`,
    };
    return this.put(kind, changed);
  }

  remove(kind: Kind, id: string): void {
    if (!this.objects.get(kind)!.delete(id)) throw notFound();
  }

  /** Newest first. */
  list(kind: Kind): Json[] {
    return [...this.objects.get(kind)!.values()].reverse();
  }

  find(kind: Kind, field: string, value: string): Json | undefined {
    return this.list(kind).find((object) => textOf(object[field]) === value);
  }

  /** The next number of a series, for tracking codes and confirmations. */
  next(): number {
    this.serial += 1;
    return this.serial;
  }
}
