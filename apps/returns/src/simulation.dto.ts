import { Count, Flag, ListOf, Maybe, Text } from '#contracts';
import type { SimulationReport } from '#policy-engine';
import { IsArray, IsInt, IsString, Max, Min } from 'class-validator';
import { Objects } from './decision.view.js';
import { PolicyInput, PolicyRemarkView } from './policy.dto.js';

const mostDecisions = 5000;

/** The policy to try: a version of the merchant's, a document, YAML or settings. */
export class SimulationInput extends PolicyInput {
  @Maybe() @Count() version?: number;
  /** The last so many decisions; default 1000. */
  @Maybe() @IsInt() @Min(1) @Max(mostDecisions) limit?: number;
}

/** Of what lines came to under the policy in force and under the draft; docs/POLICY.md explains each part. */
export class SimulationView implements Omit<SimulationReport, 'changes'> {
  /** The policy in force now. */
  @Text(40) base!: string;
  @Text(40) draft!: string;
  @Count() limit!: number;
  /** There are more decisions within the limit than the time of a request allowed for. */
  @Flag() cutShort!: boolean;
  @Count(0) returns!: number;
  @Count(0) lines!: number;
  @Count(0) returnsChanged!: number;
  @Count(0) linesChanged!: number;
  @Objects() differences!: SimulationReport['differences'];
  @Objects() verdicts!: SimulationReport['verdicts'];
  @Objects() money!: SimulationReport['money'];
  @Objects() applied!: SimulationReport['applied'];
  @IsArray() @IsString({ each: true }) neverFired!: readonly string[];
  @ListOf(() => PolicyRemarkView, 0) remarks!: SimulationReport['remarks'];
  /** Those of the newest returns. */
  @Objects() changes!: SimulationReport['changes'];
  @Count(0) changesLeftOut!: number;
}
