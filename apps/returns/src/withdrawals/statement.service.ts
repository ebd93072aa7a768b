import { NotFound } from '#contracts';
import { Clock, newId, Subjects } from '#chassis';
import type { Caller } from '#chassis';
import { Database, everyMerchant, nudge } from '#messaging';
import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { contentHashOf, openDeclaration } from './declaration.js';
import { forgetPerson } from './erasure.js';
import { MatchingService } from './matching.service.js';
import type { WithdrawalInput } from './withdrawal.dto.js';
import { Withdrawal } from './withdrawal.entity.js';
import type { Declaration } from './withdrawal.entity.js';
import { digestOf, linesOfWithdrawals, lockStatement, lockWithdrawal } from './withdrawal.queries.js';
import { shopOfSlug, spelledContract } from './withdrawal.queries.js';
import type { Shop } from './withdrawal.queries.js';
import { take, tell } from './withdrawal.steps.js';
import { regimeOf } from './withdrawal.terms.js';
import { ShopNotFound } from './withdrawals.errors.js';
import { statusView } from './withdrawal.view.js';
import type { WithdrawalStatusView } from './withdrawal.view.js';

/** What a consumer does: states, confirms, takes back. Nothing here looks at an order: recording comes first. */
@Injectable()
export class StatementService {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly matching: MatchingService,
    private readonly clock: Clock,
  ) {}

  /** Step one. The same statement again is the first one. Throws ShopNotFound, the only refusal. */
  async state(input: WithdrawalInput, caller: Caller | undefined): Promise<WithdrawalStatusView> {
    const shop = await shopOfSlug(this.database.dataSource.manager, input.merchant);
    if (!shop) throw new ShopNotFound(`there is no shop ${input.merchant}`, { merchant: input.merchant });
    const known = caller?.merchantId === shop.merchantId ? caller : undefined;
    return this.database.transaction(shop.merchantId, async (tx) => {
      const { merchantId } = shop;
      await lockStatement(tx, { merchantId, clientStatementId: input.clientStatementId });
      const before = await this.statedBefore(tx, shop, input);
      if (before) return this.view(tx, before.withdrawal, before.receiptCode);
      const declaration = declarationOf(input, shop, newReceiptCode());
      const withdrawal = await this.add(tx, { shop, input, declaration, caller: known });
      return this.view(tx, withdrawal, declaration.receiptCode);
    });
  }

  /** Step two: from this instant it is declared. Again, or late, it changes nothing. Throws NotFound. */
  confirm(withdrawalId: string): Promise<WithdrawalStatusView> {
    return this.change(withdrawalId, async (tx, withdrawal) => {
      if (withdrawal.declaredAt) return;
      const now = this.clock.now();
      await this.declare(tx, withdrawal, { declaredAt: now, by: 'customer', at: now });
    });
  }

  /** Makes the statement a declaration as of `declaredAt`; other versions of the same form are set aside. */
  async declare(
    tx: EntityManager,
    withdrawal: Withdrawal,
    { declaredAt, ...step }: { declaredAt: Date; by: string; at: Date; note?: string },
  ): Promise<void> {
    const { merchantId, clientStatementId, withdrawalId } = withdrawal;
    const declaration = await openDeclaration(tx, this.subjects, withdrawal);
    withdrawal.declaredAt = declaredAt;
    withdrawal.contentHash = contentHashOf(withdrawal, declaration);
    const address = declaration?.email.trim().toLowerCase();
    withdrawal.addressDigest = address === undefined ? null : digestOf(merchantId, address);
    await take(tx, withdrawal, 'confirm', step);
    const where = {
      merchantId,
      clientStatementId,
      status: 'stated' as const,
      withdrawalId: Not(withdrawalId),
    };
    const others = await tx.find(Withdrawal, { where, lock: { mode: 'pessimistic_write' } });
    for (const other of others)
      await take(tx, other, 'set_aside', {
        by: 'system',
        at: step.at,
        note: 'another version was confirmed',
      });
    nudge(tx);
  }

  /**
   * Takes back what was declared by mistake, as long as nothing was handed over; the receipt stays. Throws NotFound
   * also for a wrong code, IllegalTransition.
   */
  retract(withdrawalId: string, receiptCode: string): Promise<WithdrawalStatusView> {
    return this.change(withdrawalId, async (tx, withdrawal) => {
      if (!withdrawal.receiptDigest.equals(digestOf('receipt', receiptCode)))
        throw new NotFound('withdrawal', withdrawalId);
      if (withdrawal.status === 'retracted') return;
      const step = { by: 'customer', at: this.clock.now() };
      await take(tx, withdrawal, 'retract', step);
      await this.matching.endReturns(tx, withdrawal, step);
    });
  }

  /** Makes the person unreadable; the declaration itself stays. */
  forget(tx: EntityManager, withdrawal: Withdrawal): Promise<void> {
    return forgetPerson(tx, this.subjects, withdrawal, withdrawal.erasedAt ?? this.clock.now());
  }

  /** Throws NotFound. */
  status(withdrawalId: string): Promise<WithdrawalStatusView> {
    return this.database.read(everyMerchant, async (tx) => {
      const withdrawal = await tx.findOneBy(Withdrawal, { withdrawalId });
      if (!withdrawal) throw new NotFound('withdrawal', withdrawalId);
      return this.view(tx, withdrawal, null);
    });
  }

  private async statedBefore(
    tx: EntityManager,
    { merchantId, name }: Shop,
    input: WithdrawalInput,
  ): Promise<{ withdrawal: Withdrawal; receiptCode: string } | undefined> {
    const { clientStatementId } = input;
    for (const withdrawal of await tx.findBy(Withdrawal, { merchantId, clientStatementId })) {
      const kept = await openDeclaration(tx, this.subjects, withdrawal);
      if (!kept) continue;
      const { receiptCode } = kept;
      const again = declarationOf(input, { name, merchantId }, receiptCode);
      if (isDeepStrictEqual(kept, again)) return { withdrawal, receiptCode };
    }
    return undefined;
  }

  private async add(
    tx: EntityManager,
    { shop, input, declaration, caller }: NewStatement,
  ): Promise<Withdrawal> {
    const { merchantId } = shop;
    const { subjectId, sealed } = await this.subjects.seal(tx, declaration);
    const now = this.clock.now();
    const countryCode = countryOf(input.countryCode);
    const timeZone = zoneOf(input.timeZone);
    const withdrawal = Object.assign(new Withdrawal(), undeclared, {
      withdrawalId: newId('wdr'),
      merchantId,
      clientStatementId: input.clientStatementId,
      statedAt: now,
      timeZone,
      countryCode,
      regime: regimeOf(countryCode, timeZone),
      language: input.language ?? 'en',
      provenOrderId: caller?.kind === 'guest' ? caller.orderId : null,
      subjectId,
      sealed,
      receiptDigest: digestOf('receipt', declaration.receiptCode),
      contractDigest: digestOf(merchantId, spelledContract(declaration.contract)),
    });
    await tx.insert(Withdrawal, withdrawal);
    const by = caller?.kind === 'key' ? caller.name : 'customer';
    await tell(tx, withdrawal, { from: null, action: 'state', by, at: now });
    return withdrawal;
  }

  /** A consumer's own act on one withdrawal, found by its unguessable id alone. */
  private async change(
    withdrawalId: string,
    act: (tx: EntityManager, withdrawal: Withdrawal) => Promise<void>,
  ): Promise<WithdrawalStatusView> {
    const { merchantId } = await this.database.transaction(everyMerchant, (tx) =>
      tx.findOneByOrFail(Withdrawal, { withdrawalId }).catch(() => {
        throw new NotFound('withdrawal', withdrawalId);
      }),
    );
    return this.database.transaction(merchantId, async (tx) => {
      const withdrawal = await lockWithdrawal(tx, { merchantId, withdrawalId });
      await act(tx, withdrawal);
      return this.view(tx, withdrawal, null);
    });
  }

  private async view(
    tx: EntityManager,
    withdrawal: Withdrawal,
    receiptCode: string | null,
  ): Promise<WithdrawalStatusView> {
    const lines = await linesOfWithdrawals(tx, [withdrawal.withdrawalId]);
    return Object.assign(statusView(withdrawal, lines, this.clock.now()), { receiptCode });
  }
}

interface NewStatement {
  shop: Shop;
  input: WithdrawalInput;
  declaration: Declaration;
  caller: Caller | undefined;
}

const undeclared = {
  status: 'stated',
  declaredAt: null,
  orderId: null,
  doubts: [],
  contentHash: null,
  addressDigest: null,
  proofAt: null,
  refundDueOn: null,
  refundDueAt: null,
  refundMayWait: false,
  erasedAt: null,
} as const;

const declarationOf = (input: WithdrawalInput, shop: Shop, receiptCode: string): Declaration => ({
  shop: { slug: input.merchant, name: shop.name },
  receiptCode,
  name: input.name,
  contract: input.contract,
  email: input.email,
  lines: input.lines?.map(({ orderLineId, quantity }) => ({ orderLineId, quantity })) ?? null,
  goods: input.goods ?? null,
  reason: input.reason ?? null,
});

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 100 random bits: short enough for an address, too many to guess. */
const newReceiptCode = (): string => Array.from({ length: 20 }, () => alphabet[randomInt(32)]!).join('');

const countryOf = (code: string | undefined): string | null =>
  code && /^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : null;

function zoneOf(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
