import type { Type } from '@nestjs/common';
import type { EntitySchema, MigrationInterface } from 'typeorm';

/** All a host needs to run a service; the only thing a service's folder exports to `main.ts`. */
export interface ServiceDefinition {
  /** Also the name of its PostgreSQL schema, its role `vuelta_<name>` and its consumer group. */
  name: string;
  module: Type;
  entities: (Type | EntitySchema)[];
  /** In order; never edited once released. */
  migrations: (new () => MigrationInterface)[];
}
