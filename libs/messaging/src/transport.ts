import type { Envelope } from './envelope.js';

/** One event on its way: `body` is the serialised envelope. */
export interface Message {
  topic: string;
  key: string;
  body: string;
}

/** Whoever hears a service's topics. `deliver` resolves when the event is settled, rejects when it must come again. */
export interface Listener {
  name: string;
  topics: string[];
  deliver(message: Message): Promise<unknown>;
}

/** The only difference between one process and many. */
export interface Transport {
  /** Resolves when every message is safe with whoever delivers it. */
  publish(messages: Message[]): Promise<void>;
  listen(listener: Listener): Promise<void>;
  /** Begins delivery; all listeners are known. */
  start(): Promise<void>;
  /** Stops taking events in; waits for those being handled. */
  stop(): Promise<void>;
  /** Whether events flowed when last tried. */
  healthy(): boolean;
}

/** Key of a message: events of one merchant's aggregate keep their order. */
export const messageKey = (envelope: Pick<Envelope, 'merchantid' | 'subject'>): string =>
  `${envelope.merchantid}/${envelope.subject}`;

/** At most so many keys at once per listener: each holds a database connection. */
const lanes = 4;

/** Delivers each key's messages in order and different keys side by side. Rejects with the first failure. */
export async function deliverByKey(listener: Listener, messages: Message[]): Promise<void> {
  const byKey = new Map<string, Message[]>();
  for (const message of messages) {
    const queue = byKey.get(message.key);
    if (queue) queue.push(message);
    else byKey.set(message.key, [message]);
  }
  const queues = [...byKey.values()];
  const lane = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const message of queue) await listener.deliver(message);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
