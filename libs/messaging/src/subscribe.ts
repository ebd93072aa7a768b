import { eventInfo, topicOf } from '#contracts';
import type { EventClass } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { Envelope } from './envelope.js';

/** A method that applies an event, in the transaction that also marks the event as seen. */
export type EventHandler = (event: object, tx: EntityManager, envelope: Envelope) => Promise<void>;

const subscriptions = new WeakMap<object, Map<string, readonly EventClass[]>>();
const repetitions = new WeakMap<object, Map<string, number>>();

/**
 * Marks a method of a service's consumer as the handler of one event or several:
 * `(event, tx: EntityManager, envelope: Envelope) => Promise<void>`.
 * Effects outside the database are not its business: it writes an intent row, a `@Repeat` worker performs it.
 */
export const Subscribe =
  <T extends object>(...eventClasses: EventClass<T>[]) =>
  (
    target: object,
    method: string,
    _descriptor: { value?: (event: T, tx: EntityManager, envelope: Envelope<T>) => Promise<void> },
  ): void => {
    eventClasses.forEach(eventInfo);
    entry(subscriptions, target).set(method, eventClasses);
  };

/**
 * Marks a method as a worker: called after every commit that left work and else every `everyMs`, never twice at once.
 * It does a bounded piece of work and resolves with how much it did; more than 0 means "call me again now".
 */
export const Repeat =
  (options: { everyMs: number }) =>
  (target: object, method: string, _descriptor: TypedPropertyDescriptor<() => Promise<number>>): void => {
    entry(repetitions, target).set(method, options.everyMs);
  };

export interface Subscription {
  eventClass: EventClass;
  topic: string;
  handle: EventHandler;
}

/** The subscriptions of a provider, bound to it. */
export function subscriptionsOf(provider: object): Subscription[] {
  const methods = [...(subscriptions.get(Object.getPrototypeOf(provider)) ?? [])];
  return methods.flatMap(([method, eventClasses]) =>
    eventClasses.map((eventClass) => ({
      eventClass,
      topic: topicOf(eventInfo(eventClass)),
      handle: (event, tx, envelope) => methodOf(provider, method)(event, tx, envelope) as Promise<void>,
    })),
  );
}

/** The workers of a provider, bound to it. */
export function repetitionsOf(
  provider: object,
): { name: string; everyMs: number; work: () => Promise<number> }[] {
  return [...(repetitions.get(Object.getPrototypeOf(provider)) ?? [])].map(([method, everyMs]) => ({
    name: `${provider.constructor.name}.${method}`,
    everyMs,
    work: () => methodOf(provider, method)() as Promise<number>,
  }));
}

const methodOf = (provider: object, method: string) =>
  (provider as Record<string, (...args: unknown[]) => Promise<unknown>>)[method]!.bind(provider);

function entry<V>(table: WeakMap<object, Map<string, V>>, target: object): Map<string, V> {
  const found = table.get(target) ?? new Map<string, V>();
  table.set(target, found);
  return found;
}
