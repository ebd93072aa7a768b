import { randomUUID } from 'node:crypto';
import type { Sealed, SealedLetter } from '#contracts';
import { Subjects } from '#chassis';
import { eventually, once } from '#testing';
import type { TestProcess } from '#testing';
import type { WithdrawalInput } from '../src/withdrawals/withdrawal.dto.js';
import type { WithdrawalStatusView, WithdrawalView } from '../src/withdrawals/withdrawal.view.js';

/** What a consumer does on the page, and what staff see of it. */
export class Consumer {
  constructor(
    private readonly app: TestProcess,
    private readonly staff: { authorization: string },
  ) {}

  statement(changes: Partial<WithdrawalInput> = {}): WithdrawalInput {
    return {
      merchant: 'spec',
      clientStatementId: randomUUID(),
      name: 'Ana Prueba',
      contract: 'ghost',
      email: 'ana@example.com',
      timeZone: 'Europe/Madrid',
      countryCode: 'ES',
      language: 'es',
      ...changes,
    };
  }

  async state(
    changes: Partial<WithdrawalInput> = {},
    headers: Record<string, string> = {},
  ): Promise<WithdrawalStatusView> {
    const reply = await this.app.http
      .post('/v1/withdrawals')
      .set(headers)
      .send(this.statement(changes))
      .expect(201);
    return reply.body as WithdrawalStatusView;
  }

  async confirm({ withdrawalId }: { withdrawalId: string }): Promise<WithdrawalStatusView> {
    const reply = await this.app.http.post(`/v1/withdrawals/${withdrawalId}/confirm`).expect(200);
    return reply.body as WithdrawalStatusView;
  }

  /** Both steps; resolves with what staff see once it rests. */
  async declare(
    changes: Partial<WithdrawalInput> = {},
    headers: Record<string, string> = {},
  ): Promise<WithdrawalView> {
    return this.rest(await this.confirm(await this.state(changes, headers)));
  }

  async seen({ withdrawalId }: { withdrawalId: string }): Promise<WithdrawalView> {
    const reply = await this.app.http.get(`/v1/withdrawals/${withdrawalId}`).set(this.staff).expect(200);
    return reply.body as WithdrawalView;
  }

  /** As staff see it once it stands in `status`, or once the worker has done all it can. */
  rest(of: { withdrawalId: string }, status?: string): Promise<WithdrawalView> {
    return eventually(async () => {
      const view = await this.seen(of);
      if (status) return view.status === status && view;
      return !['confirmed', 'acknowledged'].includes(view.status) && view;
    });
  }

  desk({ withdrawalId }: { withdrawalId: string }, act: string, body: object = {}) {
    return this.app.http
      .post(`/v1/withdrawals/${withdrawalId}/${act}`)
      .set(this.staff)
      .set(once())
      .send(body);
  }

  receipt(receiptCode: string) {
    return this.app.http.get(`/v1/withdrawals/receipts/${receiptCode}`).buffer(true);
  }
}

export const actionsOf = ({ timeline }: { timeline: { action: string }[] }): string[] =>
  timeline.map(({ action }) => action);

/** The mail of an event, as notifications would open it. */
export async function letterIn(app: TestProcess, { letter }: { letter: Sealed }): Promise<SealedLetter> {
  await app.sql(`select set_config('vuelta.merchant', $1, false)`, [app.merchantId]);
  return new Subjects().open({ query: app.sql } as never, letter);
}
