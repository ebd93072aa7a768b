import { NotFound } from '#contracts';
import { Clock, pageOf, Subjects } from '#chassis';
import { Database } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openDeclaration } from './declaration.js';
import type { WithdrawalsQuery } from './withdrawal.dto.js';
import { Withdrawal } from './withdrawal.entity.js';
import { findWithdrawals, linesOfWithdrawals, stepsOfWithdrawals } from './withdrawal.queries.js';
import { withdrawalView } from './withdrawal.view.js';
import type { WithdrawalPage, WithdrawalView } from './withdrawal.view.js';

/** Withdrawals as staff read them. */
@Injectable()
export class WithdrawalReader {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  list(merchantId: string, query: WithdrawalsQuery): Promise<WithdrawalPage> {
    return this.database.read(merchantId, async (tx) => {
      const found = await findWithdrawals(tx, merchantId, query, this.clock.now());
      const page = pageOf(found, query.limit, ({ withdrawalId }) => withdrawalId);
      return { ...page, data: await this.views(tx, page.data) };
    });
  }

  /** Throws NotFound. */
  one(merchantId: string, withdrawalId: string): Promise<WithdrawalView> {
    return this.database.read(merchantId, async (tx) => {
      const [view] = await this.views(tx, await tx.findBy(Withdrawal, { merchantId, withdrawalId }));
      if (!view) throw new NotFound('withdrawal', withdrawalId);
      return view;
    });
  }

  private async views(tx: EntityManager, found: Withdrawal[]): Promise<WithdrawalView[]> {
    const ids = found.map(({ withdrawalId }) => withdrawalId);
    const lines = await linesOfWithdrawals(tx, ids);
    const steps = await stepsOfWithdrawals(tx, ids);
    const views: WithdrawalView[] = [];
    for (const withdrawal of found) {
      const isIts = (part: { withdrawalId: string }) => part.withdrawalId === withdrawal.withdrawalId;
      const declaration = await openDeclaration(tx, this.subjects, withdrawal);
      const parts = { withdrawal, lines: lines.filter(isIts), steps: steps.filter(isIts), declaration };
      views.push(withdrawalView(parts, this.clock.now()));
    }
    return views;
  }
}
