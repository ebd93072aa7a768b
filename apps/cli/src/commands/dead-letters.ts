import { Option } from 'commander';
import type { Command } from 'commander';
import { onDatabase } from '../operator.js';
import type { OperatorDatabase } from '../operator.js';
import { Failed, wholeNumber, WrongUsage } from '../options.js';
import { print } from '../print.js';

interface Which {
  service?: string;
  id?: number;
  json?: boolean;
}

interface DeadLetter {
  service: string;
  id: number;
  topic: string;
  aggregateId: string;
  reason: string;
  attempts: number;
  state: string;
  parkedAt: string;
}

const serviceOption = (): Option => new Option('--service <name>', 'only those of one service');

export function addDeadLetters(program: Command): void {
  const deadLetters = program
    .command('dead-letters')
    .description('events that a service could not apply and set aside');
  deadLetters.command('list').addOption(serviceOption()).option('--json').action(list);
  deadLetters
    .command('replay')
    .description('have them delivered again, oldest first, by the running service or at its next start')
    .addOption(serviceOption())
    .option('--id <n>', 'only this one, with --service', wholeNumber)
    .option('--json')
    .action(replay);
}

async function list({ service, json = false }: Which): Promise<void> {
  const found = await onDatabase((database) =>
    inSchemas(database, service, (schema) =>
      database.rows<DeadLetter>(
        `select $1::text as service, id::int, topic, aggregate_id as "aggregateId", reason, attempts, state,
                parked_at as "parkedAt"
         from ${schema}.dead_letter where state in ('parked', 'requeued') order by id`,
        [schema],
      ),
    ),
  );
  const lines = found.map(
    ({ id, topic, aggregateId, reason, attempts, state, ...letter }) =>
      `${letter.service} ${id}  ${state}  ${topic} ${aggregateId}  after ${attempts} tries: ${reason}`,
  );
  print(json, found, lines.join('\n') || 'none');
}

async function replay({ service, id, json = false }: Which): Promise<void> {
  if (id !== undefined && service === undefined)
    throw new WrongUsage('--id counts per service: give --service too');
  const requeued = await onDatabase((database) =>
    inSchemas(database, service, (schema) =>
      database.rows<{ service: string; id: number }>(
        `update ${schema}.dead_letter set state = 'requeued'
         where state = 'parked' and ($2::bigint is null or id = $2) returning $1::text as service, id::int`,
        [schema, id ?? null],
      ),
    ),
  );
  if (id !== undefined && requeued.length === 0) throw new Failed(`${service} has no parked event ${id}`);
  print(json, { requeued }, `${requeued.length} to be delivered again`);
}

/** The rows of all services, or of the one named. */
async function inSchemas<T>(
  database: OperatorDatabase,
  service: string | undefined,
  read: (schema: string) => Promise<T[]>,
): Promise<T[]> {
  const schemas = await database.serviceSchemas();
  if (service !== undefined && !schemas.includes(service))
    throw new Failed(`there is no service ${service} in this database; there are ${schemas.join(', ')}`);
  const found: T[] = [];
  for (const schema of service === undefined ? schemas : [service]) found.push(...(await read(schema)));
  return found;
}
