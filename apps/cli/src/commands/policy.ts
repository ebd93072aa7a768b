import type { Command } from 'commander';
import { addPolicyCheck } from '../policy/check.js';

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('the law and the policies that returns are judged by');
  for (const add of [addPolicyCheck]) add(policy);
}
