import type { Command } from 'commander';
import { addPolicyCheck } from '../policy/check.js';
import { addPolicyExplain } from '../policy/explain.js';
import { addPolicyLint } from '../policy/lint.js';
import { addPolicySimulate } from '../policy/simulate.js';

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('the law and the policies that returns are judged by');
  for (const add of [addPolicyCheck, addPolicyLint, addPolicyExplain, addPolicySimulate]) add(policy);
}
