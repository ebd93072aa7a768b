import { createRequire } from 'node:module';
import kafkajs from 'kafkajs';
import type { Consumer, EachBatchPayload, Kafka, Producer } from 'kafkajs';
import { deliverByKey } from './transport.js';
import type { Listener, Message, Transport } from './transport.js';
import type { WorkerLog } from './worker.js';

export interface KafkaOptions {
  brokers: string[];
  clientId: string;
  /** Topics to create where they are missing. */
  topics: string[];
  log: WorkerLog;
}

/** More than any installation's consumers; a topic's partitions can be raised but not lowered. */
const partitions = 12;
/** Milliseconds a partition rests after the database was out of reach. */
const restMs = 1000;

calmRequestQueue();

/** Apache Kafka: one producer, and one consumer group per service. Offsets are committed after the effects. */
export class KafkaTransport implements Transport {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private readonly listeners: Listener[] = [];
  private readonly consumers: Consumer[] = [];
  private readonly resting = new Set<NodeJS.Timeout>();
  private flowing = false;

  constructor(private readonly options: KafkaOptions) {
    this.kafka = new kafkajs.Kafka({
      clientId: options.clientId,
      brokers: options.brokers,
      retry: { initialRetryTime: 200, maxRetryTime: 5000, retries: 8 },
      logCreator: () => (entry) => {
        if (entry.level <= kafkajs.logLevel.ERROR) options.log.error({ kafka: entry.log.message }, 'kafka');
      },
    });
    this.producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
  }

  async start(): Promise<void> {
    await this.createTopics();
    await this.producer.connect();
    this.flowing = true;
    await Promise.all(this.listeners.map((listener) => this.consumeAs(listener)));
  }

  async publish(messages: Message[]): Promise<void> {
    const byTopic = new Map<string, { key: string; value: string }[]>();
    for (const { topic, key, body } of messages) {
      const batch = byTopic.get(topic) ?? [];
      batch.push({ key, value: body });
      byTopic.set(topic, batch);
    }
    const topicMessages = [...byTopic].map(([topic, batch]) => ({ topic, messages: batch }));
    try {
      await this.producer.sendBatch({ topicMessages, acks: -1 });
      this.flowing = true;
    } catch (error) {
      this.flowing = false;
      throw error;
    }
  }

  async listen(listener: Listener): Promise<void> {
    if (listener.topics.length > 0) this.listeners.push(listener);
  }

  private async consumeAs(listener: Listener): Promise<void> {
    const consumer = this.kafka.consumer({
      groupId: `vuelta-${listener.name}`,
      maxWaitTimeInMs: 250,
      sessionTimeout: 30_000,
      retry: { retries: 8, restartOnFailure: async () => true },
    });
    this.consumers.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: listener.topics, fromBeginning: true });
    const joined = consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) => this.consume(consumer, listener, payload),
    });
    // Not waited for: after a crash the broker lets nobody in until the old session ends, and requests need no events.
    joined.catch((error: unknown) => this.options.log.error({ error }, 'consumer did not join its group'));
  }

  async stop(): Promise<void> {
    for (const timer of this.resting) clearTimeout(timer);
    await Promise.all(this.consumers.map((consumer) => consumer.disconnect()));
    await this.producer.disconnect();
  }

  healthy(): boolean {
    return this.flowing;
  }

  /** Settles a batch, then commits its end. A crash before the commit repeats the batch; the inbox knows its events. */
  private async consume(consumer: Consumer, listener: Listener, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat, isRunning, isStale, resolveOffset } = payload;
    const messages = batch.messages.map(({ key, value }) => ({
      topic: batch.topic,
      key: key?.toString() ?? '',
      body: value?.toString() ?? '',
    }));
    const beating: Listener = {
      ...listener,
      deliver: async (message) => {
        if (!isRunning() || isStale()) throw new Interrupted();
        await listener.deliver(message);
        await heartbeat();
      },
    };
    try {
      await deliverByKey(beating, messages);
    } catch (error) {
      if (error instanceof Interrupted) return;
      this.options.log.error({ topic: batch.topic, error }, 'consumer rests: the database is out of reach');
      this.rest(consumer, batch.topic, batch.partition);
      return;
    }
    resolveOffset(batch.lastOffset());
    const offset = String(BigInt(batch.lastOffset()) + 1n);
    await consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset }]);
  }

  private rest(consumer: Consumer, topic: string, partition: number): void {
    const place = [{ topic, partitions: [partition] }];
    consumer.pause(place);
    const timer = setTimeout(() => {
      this.resting.delete(timer);
      consumer.resume(place);
    }, restMs);
    this.resting.add(timer);
  }

  private async createTopics(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const missing = this.options.topics.filter((topic) => !existing.has(topic));
      const topics = missing.map((topic) => ({ topic, numPartitions: partitions }));
      if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
    } finally {
      await admin.disconnect();
    }
  }
}

/** The topics a cluster has, for whoever looks after it. Rejects within seconds when no broker answers. */
export async function topicsOf(brokers: string[]): Promise<string[]> {
  const admin = new kafkajs.Kafka({
    clientId: 'vuelta-look',
    brokers,
    connectionTimeout: 3000,
    retry: { retries: 1 },
    logCreator: () => () => undefined,
  }).admin();
  try {
    await admin.connect();
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

/** The group is rebalancing or the consumer stops: the rest of the batch comes again. */
class Interrupted extends Error {}

/**
 * kafkajs 2.2.4 re-arms a timer of 1 ms for ever once a connection was used (its issue 1751). A check is needed only
 * while requests wait or the broker throttles us; every reply checks by itself.
 */
function calmRequestQueue(): void {
  interface RequestQueue {
    pending: unknown[];
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checkPendingRequests(): void;
  }
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: object };
  Object.assign(prototype, {
    scheduleCheckPendingRequests(this: RequestQueue): void {
      const throttledMs = this.throttledUntil - Date.now();
      const idle = throttledMs <= 0 && this.pending.length === 0;
      if (this.throttleCheckTimeoutId || idle) return;
      const check = (): void => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      };
      this.throttleCheckTimeoutId = setTimeout(check, Math.max(throttledMs, 10));
    },
  });
}
