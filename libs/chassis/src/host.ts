import { Database } from '#messaging';
import { DataSource } from 'typeorm';
import type { Log } from './log.js';
import { connection, roleOf } from './migrate.js';
import type { ServiceDefinition } from './service-definition.js';
import type { Settings } from './settings.js';

/** The process: its settings, its log and one database per hosted service. Nobody may ask it who else is hosted. */
export class Host {
  private readonly databases = new Map<string, Database>();

  constructor(
    readonly settings: Settings,
    readonly log: Log,
    private readonly url: string,
    services: readonly ServiceDefinition[],
  ) {
    for (const service of services) this.databases.set(service.name, this.databaseFor(service));
  }

  databaseOf(service: string): Database {
    const database = this.databases.get(service);
    if (!database) throw new Error(`the service ${service} is not hosted here`);
    return database;
  }

  /** For the platform's functions, which every service's role may call. */
  anyDatabase(): Database {
    return this.databases.values().next().value!;
  }

  async open(): Promise<void> {
    await Promise.all([...this.databases.values()].map(({ dataSource }) => dataSource.initialize()));
  }

  async close(): Promise<void> {
    const open = [...this.databases.values()].filter(({ dataSource }) => dataSource.isInitialized);
    await Promise.all(open.map(({ dataSource }) => dataSource.destroy()));
  }

  private databaseFor({ name, entities }: ServiceDefinition): Database {
    const options = `-c role=${roleOf(name)} -c search_path=${name}`;
    const dataSource = new DataSource({
      ...connection(this.url),
      type: 'postgres',
      schema: name,
      entities,
      poolSize: this.settings.DATABASE_POOL,
      logging: false,
      extra: { options },
    });
    return new Database(dataSource, { connectionString: this.url, options });
  }
}
