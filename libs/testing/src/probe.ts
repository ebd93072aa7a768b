import { Injectable, Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Database, Outbox } from '#messaging';

/** A service that stands for all others: publishes whatever event a spec hands it, by its own outbox. */
export interface Probe {
  definition: ServiceDefinition;
  publish(merchantId: string, aggregateId: string, ...events: object[]): Promise<void>;
}

export function createProbe(): Probe {
  let parts: { database: Database; outbox: Outbox } | undefined;

  @Injectable()
  class ProbeParts {
    constructor(database: Database, outbox: Outbox) {
      parts = { database, outbox };
    }
  }

  @Module({ imports: [ServiceKit.of('probe')], providers: [ProbeParts] })
  class ProbeModule {}

  return {
    definition: { name: 'probe', module: ProbeModule, entities: [], migrations: [] },
    publish: async (merchantId, aggregateId, ...events) => {
      const { database, outbox } = parts!;
      await database.transaction(merchantId, (tx) =>
        outbox.record(tx, { merchantId, aggregateId }, ...events),
      );
    },
  };
}
