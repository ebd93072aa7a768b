import type { Type } from '@nestjs/common';
import type { EntitySchema, MigrationInterface } from 'typeorm';

/** A promise, and the SQL that gives one row per place where it is broken; $1: the merchant, or null for all. */
export interface Invariant {
  id: string;
  promise: string;
  sql: string;
}

/** All a host needs to run a service; the only thing a service's folder exports to `main.ts`. */
export interface ServiceDefinition {
  /** Also the name of its PostgreSQL schema, its role `vuelta_<name>` and its consumer group. */
  name: string;
  module: Type;
  entities: (Type | EntitySchema)[];
  /** In order; never edited once released. */
  migrations: (new () => MigrationInterface)[];
  /** Promises that hold after every transaction; the number of places that break one is a metric. */
  invariants?: readonly Invariant[];
}
