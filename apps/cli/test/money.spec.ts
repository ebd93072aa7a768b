import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { services } from '../../all/src/services.js';
import { vuelta } from './run.js';

let server: TestProcess;
let env: Record<string, string>;

beforeAll(async () => {
  server = await runServices(services);
  const { authorization } = await server.key();
  env = { VUELTA_URL: server.url, VUELTA_KEY: authorization.replace('Bearer ', '') };
});
afterAll(() => server.stop());

describe('vuelta audit verify', () => {
  const setTerm = (termDays: number) =>
    server.http
      .put('/v1/refunds/policy')
      .set({ authorization: `Bearer ${env['VUELTA_KEY']}` })
      .send({ termDays })
      .expect(200);

  it('finds an unbroken chain, and the entry where it was tampered with', async () => {
    for (const days of [10, 11, 12]) await setTerm(days);
    const { code, out } = await vuelta(['audit', 'verify', '--json'], env);
    const { entries, head } = JSON.parse(out) as { entries: number; head: string };
    expect([code, entries]).toEqual([0, 3]);
    await setTerm(13);
    expect(await vuelta(['audit', 'verify', '--head', head], env)).toMatchObject({ code: 0 });
    expect(await vuelta(['audit', 'verify', '--head', 'f'.repeat(64)], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('the chain was cut or written anew'),
    });

    await server.sql(`alter table refunds.audit_entry disable trigger all`);
    await server.sql(`update refunds.audit_entry set acted_by = 'nobody' where sequence = 2`);
    expect(await vuelta(['audit', 'verify'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('the chain breaks at entry 2'),
    });
  });
});

describe('vuelta reconcile', () => {
  it('has nothing to say where nothing is at odds, and says what is', async () => {
    expect(await vuelta(['reconcile'], env)).toMatchObject({ code: 0, out: '0 payments compared\n' });
    await server.sql(
      `insert into refunds.reconciliation_finding values ($1, 'o', 'pi_1', 'made_elsewhere', 're_1', '600', now())`,
      [server.merchantId],
    );
    const { code, out } = await vuelta(['reconcile'], env);
    expect(code).toBe(1);
    expect(out).toContain('made_elsewhere  pi_1  re_1: 600');
  });
});
