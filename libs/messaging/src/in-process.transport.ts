import { deliverByKey } from './transport.js';
import type { Listener, Message, Transport } from './transport.js';

/**
 * Delivery inside one process, fed by the same relays from the same outboxes. A batch counts as published only when
 * every listener has settled it, so a crash repeats events and never loses one, as with a broker.
 */
export class InProcessTransport implements Transport {
  private readonly listeners: Listener[] = [];
  private readonly running = new Set<Promise<void>>();
  private started = false;

  async listen(listener: Listener): Promise<void> {
    this.listeners.push(listener);
  }

  async start(): Promise<void> {
    this.started = true;
  }

  async publish(messages: Message[]): Promise<void> {
    if (!this.started) throw new Error('the in-process transport is not started');
    const batch = Promise.all(
      this.listeners.map((listener) => deliverByKey(listener, heardBy(listener, messages))),
    ).then(() => undefined);
    this.running.add(batch);
    await batch.finally(() => this.running.delete(batch));
  }

  async stop(): Promise<void> {
    this.started = false;
    await Promise.allSettled(this.running);
  }

  healthy(): boolean {
    return this.started;
  }
}

const heardBy = (listener: Listener, messages: Message[]): Message[] =>
  messages.filter((message) => listener.topics.includes(message.topic));
