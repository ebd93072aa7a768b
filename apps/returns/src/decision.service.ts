import { NotFound } from '#contracts';
import {
  compilePolicy,
  decide,
  isIntact,
  lawOf,
  recordingCalendars,
  replay,
  sealRecord,
} from '#policy-engine';
import type { DecisionInputs, DecisionRecord, ReturnFacts } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSource, sha256, sourcesOf } from './decision.queries.js';
import { policyInForce } from './policy.queries.js';
import type { DecideFor } from './return.rules.js';
import { DecisionRow } from './return.entity.js';
import { Rulebook } from './rulebook.js';
import type { NamedPolicy } from './rulebook.js';

/** What came of making a stored decision again. */
export interface ReplayedDecision {
  /** Nothing in the record was changed since it was made. */
  intact: boolean;
  /** The decision of today is the stored one, byte for byte. */
  identical: boolean;
}

/** Makes decisions, keeps them with what they were made from, and makes them again. */
@Injectable()
export class DecisionService {
  constructor(private readonly rulebook: Rulebook) {}

  /** The decider of an order placed at that instant: by the law of today's packs and the policy in force then. */
  async decider(tx: EntityManager, merchantId: string, placedAt: string): Promise<DecideFor> {
    const policy = await policyInForce(tx, merchantId, placedAt);
    return (facts, now) => this.decide(merchantId, policy, { facts, now });
  }

  decide(
    merchantId: string,
    policy: NamedPolicy,
    { facts, now }: { facts: ReturnFacts; now: string },
  ): DecisionInputs {
    const { calendars, consulted } = recordingCalendars(this.rulebook.calendars);
    const { law } = this.rulebook;
    const compiled = this.rulebook.compiled(merchantId, policy);
    const { version, document } = compiled;
    const decision = decide(facts, compiled, law, calendars, now);
    const rules = this.rulebook.rulesOf(facts.order.jurisdiction);
    return {
      facts,
      now,
      policy: { version, document },
      law: { version: law.version, rules },
      holidays: consulted(),
      decision,
    };
  }

  async save(
    tx: EntityManager,
    { merchantId, returnId }: { merchantId: string; returnId: string },
    decided: DecisionInputs,
  ): Promise<void> {
    const { facts, holidays, decision, policy, law, now } = decided;
    await tx.insert(DecisionRow, {
      returnId,
      merchantId,
      decidedAt: new Date(now),
      facts,
      holidays,
      policyVersion: policy.version,
      policyHash: await keepSource(tx, merchantId, policy.document),
      lawVersion: law.version,
      lawHash: await keepSource(tx, merchantId, law.rules),
      decision,
      hash: sealRecord(decided, sha256).hash,
    });
  }

  /** The record as it was sealed. Throws NotFound, also for a return from before decisions were recorded. */
  async record(tx: EntityManager, returnId: string): Promise<DecisionRecord> {
    const row = await tx.findOneBy(DecisionRow, { returnId });
    if (!row) throw new NotFound('decision', returnId);
    const sources = await sourcesOf(tx, row);
    return {
      facts: row.facts,
      now: row.decision.decidedAt,
      policy: { version: row.policyVersion, document: sources.policy },
      law: { version: row.lawVersion, rules: sources.law },
      holidays: row.holidays,
      decision: row.decision,
      hash: row.hash,
    };
  }

  /** Decides again from the record alone. */
  replay(record: DecisionRecord): ReplayedDecision {
    const { identical } = replay(record, ({ facts, policy, law, calendars, now }) =>
      decide(
        facts,
        compilePolicy(policy.document, policy.version),
        lawOf(law.version, law.rules),
        calendars,
        now,
      ),
    );
    return { intact: isIntact(record, sha256), identical };
  }
}
