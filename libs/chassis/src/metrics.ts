import { everyMerchant } from '#messaging';
import type { Database, Outcome } from '#messaging';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ServiceDefinition } from './service-definition.js';

/** The process's Prometheus metrics. Labels are bounded: services, routes, outcomes; never a merchant or an id. */
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'vuelta_http_request_duration_seconds',
    help: 'Time to answer a request, by route template and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  private readonly events = new Counter({
    name: 'vuelta_events_settled_total',
    help: 'Events a service settled, by outcome.',
    labelNames: ['service', 'outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestAnswered(request: { method: string; route: string; status: number }, seconds: number): void {
    this.requests.observe({ ...request, status: String(request.status) }, seconds);
  }

  eventSettled(service: string, outcome: Outcome): void {
    this.events.inc({ service, outcome });
  }

  /** Looks into the databases at each scrape: what waits in the outboxes and in the dead letters. */
  watch(databases: ReadonlyMap<string, Database>): void {
    const gauge = (name: string, help: string, sql: string): void => {
      new Gauge({
        name,
        help,
        labelNames: ['service'],
        registers: [this.registry],
        async collect() {
          for (const [service, database] of databases) {
            const rows = await database.transaction(everyMerchant, (tx) =>
              tx.query<{ value: number }[]>(sql),
            );
            this.set({ service }, Number(rows[0]!.value));
          }
        },
      });
    };
    gauge(
      'vuelta_outbox_lag_seconds',
      'Age of the oldest event that is not published yet.',
      `select coalesce(extract(epoch from now() - min(recorded_at)), 0) as value from outbox where published_at is null`,
    );
    gauge(
      'vuelta_dead_letters',
      'Events that are parked and wait for a person.',
      `select count(*) as value from dead_letter where state = 'parked'`,
    );
  }

  /** Looks for broken promises at most every five minutes: it reads whole tables. */
  watchInvariants(services: readonly ServiceDefinition[], databases: ReadonlyMap<string, Database>): void {
    const checked = new Map<string, { at: number; violations: number }>();
    new Gauge({
      name: 'vuelta_invariant_violations',
      help: 'Places where a promise that must always hold is broken; anything but 0 is an alarm.',
      labelNames: ['service', 'invariant'],
      registers: [this.registry],
      async collect() {
        for (const { name: service, invariants = [] } of services) {
          for (const { id: invariant, sql } of invariants) {
            const key = `${service}/${invariant}`;
            const known = checked.get(key);
            const now = performance.now();
            const fresh = known !== undefined && now - known.at < checkEveryMs;
            const violations = fresh ? known.violations : await countOf(databases.get(service)!, sql);
            if (!fresh) checked.set(key, { at: now, violations });
            this.set({ service, invariant }, violations);
          }
        }
      },
    });
  }
}

/** Milliseconds between two looks at an invariant. */
const checkEveryMs = 300_000;

async function countOf(database: Database, sql: string): Promise<number> {
  const rows = await database.transaction(everyMerchant, (tx) =>
    tx.query<{ count: number }[]>(`select count(*)::int as count from (${sql}) as violation`, [null]),
  );
  return rows[0]!.count;
}
