import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Database, Outbox } from '#messaging';
import { Host } from './host.js';
import { Idempotency } from './idempotency.js';
import { Subjects } from './subjects.js';

/** What a service's module imports to get its own Database, Outbox, Idempotency and Subjects. */
@Module({})
export class ServiceKit {
  static of(service: string): DynamicModule {
    return {
      module: ServiceKit,
      providers: [
        { provide: Database, useFactory: (host: Host) => host.databaseOf(service), inject: [Host] },
        { provide: Outbox, useFactory: () => new Outbox(service) },
        {
          provide: Idempotency,
          useFactory: (database: Database) => new Idempotency(database),
          inject: [Database],
        },
        Subjects,
      ],
      exports: [Database, Outbox, Idempotency, Subjects],
    };
  }
}
