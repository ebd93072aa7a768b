import { Clock } from '#chassis';
import { Database } from '#messaging';
import { compilePolicy, Simulation } from '#policy-engine';
import type { Regime } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findPastDecisions } from './decision.queries.js';
import { nameOf, policyInForce, thePolicy } from './policy.queries.js';
import { documentOf } from './policy.service.js';
import { Rulebook } from './rulebook.js';
import type { NamedPolicy } from './rulebook.js';
import type { SimulationInput, SimulationView } from './simulation.dto.js';

const usualLimit = 1000;
/** Judged between two reads: other requests wait no longer than these take. */
const pageSize = 200;
const longestMs = 20_000;
/** A reply holds no more; the counts are over all. */
const mostChanges = 500;

/** What a policy would change, tried on the merchant's past returns. Writes nothing. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
  ) {}

  /** Each page of decisions is read in a transaction of its own. Throws NotFound, PolicyInvalid. */
  async simulate(merchantId: string, input: SimulationInput): Promise<SimulationView> {
    const { limit = usualLimit } = input;
    const { base, draft } = await this.database.read(merchantId, (tx) => this.regimes(tx, merchantId, input));
    const simulation = new Simulation(base, draft, this.rulebook.calendars);
    const cutShort = await this.addPast(simulation, merchantId, limit);
    const { changes, ...report } = simulation.report();
    return {
      base: base.policy.version,
      draft: draft.policy.version,
      limit,
      cutShort,
      ...report,
      changes: changes.slice(0, mostChanges),
      changesLeftOut: Math.max(0, changes.length - mostChanges),
    };
  }

  /** Whether the time was over before the limit was reached, or the past. */
  private async addPast(simulation: Simulation, merchantId: string, limit: number): Promise<boolean> {
    const deadline = this.clock.now().getTime() + longestMs;
    let startingAfter: string | undefined;
    for (let left = limit; left > 0; left -= pageSize) {
      const page = { startingAfter, limit: Math.min(left, pageSize) };
      const found = await this.database.read(merchantId, (tx) => findPastDecisions(tx, merchantId, page));
      for (const { returnId, facts, decidedAt } of found)
        simulation.add({ id: returnId, facts, now: decidedAt });
      if (found.length < page.limit) return false;
      if (left > pageSize && this.clock.now().getTime() >= deadline) return true;
      startingAfter = found.at(-1)?.returnId;
    }
    return false;
  }

  private async regimes(
    tx: EntityManager,
    merchantId: string,
    input: SimulationInput,
  ): Promise<{ base: Regime; draft: Regime }> {
    const { law } = this.rulebook;
    const inForce = await policyInForce(tx, merchantId, this.clock.now().toISOString());
    const { document, version } = await draftOf(tx, merchantId, input);
    return {
      base: { policy: this.rulebook.compiled(merchantId, inForce), law },
      // Not kept among the compiled: a draft may change under its name.
      draft: { policy: compilePolicy(document, version), law },
    };
  }
}

async function draftOf(tx: EntityManager, merchantId: string, input: SimulationInput): Promise<NamedPolicy> {
  if (input.version === undefined) return { version: 'draft', document: documentOf(input) };
  const { version, document } = await thePolicy(tx, merchantId, input.version);
  return { version: nameOf(version), document };
}
