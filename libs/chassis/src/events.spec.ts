import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { Count, EventType, NotFound, problem, Text } from '#contracts';
import { Outbox, Subscribe } from '#messaging';
import type { Envelope } from '#messaging';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { OpenToAll } from './access.js';
import { ServiceKit } from './service-kit.js';
import type { ServiceDefinition } from './service-definition.js';

@EventType({ type: 'probe.parcel-weighed.v1', aggregate: 'parcel', when: 'Only in this spec.' })
class ParcelWeighedV1 {
  @Text(20) parcel!: string;
  @Count(0) grams!: number;
}

@EventType({ type: 'probe.parcel-opened.v1', aggregate: 'box', when: 'Only in this spec.' })
class ParcelOpenedV1 {
  @Text(20) parcel!: string;
}

class TooHeavy extends problem({ code: 'spec_too_heavy', kind: 'invalid', when: 'Only in this spec.' }) {}

/** How often each weight still fails before it passes. */
const failures = new Map<number, () => Error>();

@Injectable()
class ScaleConsumer {
  @Subscribe(ParcelWeighedV1)
  async weighed(event: ParcelWeighedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    await tx.query(`insert into weighing (merchant_id, parcel, grams) values ($1, $2, $3)`, [
      envelope.merchantid,
      event.parcel,
      event.grams,
    ]);
    const fail = failures.get(event.grams);
    if (fail) throw fail();
  }

  @Subscribe(ParcelOpenedV1)
  async opened({ parcel }: ParcelOpenedV1, tx: EntityManager, envelope: Envelope): Promise<void> {
    const row = [envelope.merchantid, parcel];
    await tx.query(`insert into weighing (merchant_id, parcel, grams) values ($1, $2, 0)`, row);
  }
}

class Weighing1790000001000 implements MigrationInterface {
  name = 'Weighing1790000001000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table weighing (position serial, merchant_id text not null, parcel text not null, grams int not null);
      select vuelta.protect('weighing')`);
  }
  async down(): Promise<void> {}
}

@Controller('v1/scale')
class ScaleController {
  @Get()
  @OpenToAll()
  get(): object {
    return {};
  }
}

@Module({ imports: [ServiceKit.of('scale')], providers: [ScaleConsumer], controllers: [ScaleController] })
class ScaleModule {}
const scale: ServiceDefinition = {
  name: 'scale',
  module: ScaleModule,
  entities: [],
  migrations: [Weighing1790000001000],
};

const weighed = (parcel: string, grams: number) => Object.assign(new ParcelWeighedV1(), { parcel, grams });

describe('events from one service to another', () => {
  let process: TestProcess;
  let parcel: string;

  beforeAll(async () => (process = await runServices([scale])));
  afterAll(() => process.stop());
  beforeEach(() => {
    parcel = randomUUID().slice(0, 8);
    failures.clear();
  });

  const weights = async (of = parcel): Promise<number[]> =>
    (
      await process.sql<{ grams: number }>(
        `select grams from scale.weighing where parcel = $1 order by position`,
        [of],
      )
    ).map(({ grams }) => grams);
  const deadLetters = () =>
    process.sql<{ state: string; reason: string; attempts: number }>(
      `select state, reason, attempts from scale.dead_letter where aggregate_id = $1 order by id`,
      [parcel],
    );

  it('arrive in the order they were recorded', async () => {
    for (let grams = 1; grams <= 20; grams += 1) await process.publish(parcel, weighed(parcel, grams));
    await eventually(async () => (await weights()).length === 20);
    expect(await weights()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('count versions 1, 2, 3 … per aggregate, also when recorded side by side', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => process.publish(parcel, weighed(parcel, index))),
    );
    const recorded = (await process.recorded('probe')).filter(({ subject }) => subject === parcel);
    expect(recorded.map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('have one effect, however often they are published', async () => {
    await process.publish(parcel, weighed(parcel, 7));
    await eventually(async () => (await weights()).length === 1);
    await process.sql(`update probe.outbox set published_at = null where aggregate_id = $1`, [parcel]);
    await eventually(async () => !(await waiting()));
    expect(await weights()).toEqual([7]);
  });

  it('of two aggregates that share an id neither overtake nor hold up each other', async () => {
    failures.set(9, () => new TooHeavy('9 g is too much'));
    await process.publish(parcel, weighed(parcel, 1), weighed(parcel, 9));
    await eventually(async () => (await deadLetters()).length === 1);
    // As when another service records of the same id: it counts its own versions.
    await process.sql(`update probe.aggregate_version set version = 0 where aggregate_id = $1`, [parcel]);
    await process.publish(parcel, Object.assign(new ParcelOpenedV1(), { parcel }));
    await eventually(async () => (await weights()).length === 2);
    expect(await weights()).toEqual([1, 0]);
  });

  it('are tried again when the failure may pass, and leave no half effect', async () => {
    let left = 2;
    failures.set(3, () => {
      left -= 1;
      if (left === 0) failures.clear();
      return new NotFound('order', '1');
    });
    await process.publish(parcel, weighed(parcel, 3));
    await eventually(async () => (await weights()).length === 1);
    expect(await deadLetters()).toEqual([]);
  });

  it('park with their reason when no further try can help, and later ones of the aggregate wait behind', async () => {
    failures.set(9, () => new TooHeavy('9 g is too much'));
    await process.publish(parcel, weighed(parcel, 9), weighed(parcel, 1), weighed(parcel, 2));
    const other = `${parcel}-other`;
    await process.publish(other, weighed(other, 5));

    await eventually(async () => (await deadLetters()).length === 3);
    expect((await deadLetters())[0]).toMatchObject({
      state: 'parked',
      reason: 'TooHeavy: 9 g is too much',
      attempts: 1,
    });
    expect(await weights()).toEqual([]);
    await eventually(async () => (await weights(other)).length === 1);
  });

  it('are replayed in order once the cause is mended', async () => {
    failures.set(9, () => new TooHeavy('9 g is too much'));
    await process.publish(parcel, weighed(parcel, 9), weighed(parcel, 1));
    await eventually(async () => (await deadLetters()).length === 2);

    failures.clear();
    await process.sql(`update scale.dead_letter set state = 'requeued' where aggregate_id = $1`, [parcel]);
    await eventually(async () => (await weights()).length === 2);
    expect(await weights()).toEqual([9, 1]);
    await eventually(async () => (await deadLetters()).every(({ state }) => state === 'replayed'));

    await process.publish(parcel, weighed(parcel, 4));
    await eventually(async () => (await weights()).length === 3);
  });

  it('park again when a replay fails again', async () => {
    failures.set(9, () => new TooHeavy('9 g is too much'));
    await process.publish(parcel, weighed(parcel, 9));
    await eventually(async () => (await deadLetters()).length === 1);
    await process.sql(`update scale.dead_letter set state = 'requeued' where aggregate_id = $1`, [parcel]);
    await eventually(async () => (await deadLetters())[0]!.attempts === 2);
    expect(await deadLetters()).toMatchObject([{ state: 'parked' }]);
  });

  it('that wait for a fact are tried again by themselves until it has come', async () => {
    failures.set(9, () => new NotFound('order', '1'));
    await process.publish(parcel, weighed(parcel, 9), weighed(parcel, 1));
    await eventually(async () => (await deadLetters()).length === 2);
    expect(await deadLetters()).toMatchObject([{ state: 'requeued' }, { state: 'requeued' }]);
    failures.clear();
    await eventually(async () => (await weights()).length === 2);
    expect(await weights()).toEqual([9, 1]);
    await eventually(async () => (await deadLetters()).every(({ state }) => state === 'replayed'));
  });

  it('that wait for a fact wait for a person when it has not come in time', async () => {
    failures.set(9, () => new NotFound('order', '1'));
    await process.publish(parcel, weighed(parcel, 9));
    await eventually(async () => (await deadLetters()).length === 1);
    await process.sql(
      `update scale.dead_letter set parked_at = now() - interval '16 minutes' where aggregate_id = $1`,
      [parcel],
    );
    await eventually(async () => (await deadLetters())[0]!.state === 'parked');
  });

  it('are refused at the outbox when they are not what their class says', async () => {
    await expect(process.publish(parcel, weighed(parcel, -1))).rejects.toThrow(
      'grams must not be less than 0',
    );
    expect((await process.recorded('probe')).filter(({ subject }) => subject === parcel)).toEqual([]);
  });

  it('park when they are refused at the inbox', async () => {
    await process.publish(parcel, weighed(parcel, 8));
    await eventually(async () => (await weights()).length === 1);
    await process.publish(parcel, weighed(parcel, 6));
    await eventually(async () => !(await waiting()));
    await process.sql(
      `with again as (select position from probe.outbox where aggregate_id = $1 order by position desc limit 1)
       update probe.outbox set published_at = null, event_id = gen_random_uuid(),
         envelope = jsonb_set(jsonb_set(envelope, '{data,grams}', '-5'), '{id}', to_jsonb(gen_random_uuid()))
       where position = (select position from again)`,
      [parcel],
    );
    await eventually(async () => (await deadLetters()).length === 1);
    expect((await deadLetters())[0]!.reason).toContain('grams must not be less than 0');
  });

  it('wait in the outbox while the relay has lost its session, and flow when it has a new one', async () => {
    await process.sql(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`,
    );
    await process.publish(parcel, weighed(parcel, 11));
    await eventually(async () => (await weights()).length === 1);
  });

  it('are shown to no other service: each role sees its own schema alone', async () => {
    const client = new pg.Client({ connectionString: process.databaseUrl, options: '-c role=vuelta_scale' });
    await client.connect();
    await expect(client.query(`select * from probe.outbox`)).rejects.toThrow('permission denied');
    await expect(client.query(`select * from vuelta.api_key`)).rejects.toThrow('permission denied');
    await expect(client.query(`select * from scale.outbox`)).resolves.toMatchObject({ rows: [] });
    await client.end();
  });

  const waiting = async (): Promise<boolean> =>
    (await process.sql(`select from probe.outbox where published_at is null`)).length > 0;
});

it('every table of every schema is behind row-level security', async () => {
  const process = await runServices([scale]);
  const open = await process.sql(
    `select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('scale', 'probe') and c.relname <> 'migration'
       and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  expect(open).toEqual([]);
  await process.stop();
});

it('an outbox outside a transaction is refused', async () => {
  await expect(
    new Outbox('x').record({} as EntityManager, { merchantId: 'm', aggregateId: 'a' }, weighed('p', 1)),
  ).rejects.toThrow();
});
