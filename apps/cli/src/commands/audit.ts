import type { Command } from 'commander';
import { createHash } from 'node:crypto';
import { Api } from '../api/api.js';
import { connectionOf, Failed } from '../options.js';
import { print } from '../print.js';

interface Entry {
  sequence: number;
  at: string;
  by: string;
  action: string;
  subject: string;
  facts: string;
  previousHash: string;
  hash: string;
}

interface Page {
  merchantId: string;
  entries: Entry[];
  hasMore: boolean;
}

const genesis = '0'.repeat(64);
const pageSize = 1000;

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the record of who let money go');
  audit
    .command('verify')
    .description(
      'recompute the chain from its first entry; exit code 1 if one was changed, taken out or put in',
    )
    .option(
      '--head <hash>',
      'hash of the newest entry as it was written down elsewhere: it must be in the chain',
    )
    .option('--json')
    .action(verify);
}

async function verify(
  { head, json = false }: { head?: string; json?: boolean },
  command: Command,
): Promise<void> {
  const { url, key } = await connectionOf(command);
  const api = new Api(url, key());
  let [previous, count, headSeen] = [genesis, 0, head === undefined];
  for (let more = true; more;) {
    const page = await api.get<Page>(`/v1/refunds/audit?after=${count}&limit=${pageSize}`);
    for (const entry of page.entries) {
      const isNext = entry.sequence === count + 1 && entry.previousHash === previous;
      if (!isNext || hashOf(page.merchantId, entry) !== entry.hash)
        throw new Failed(`the chain breaks at entry ${count + 1}: it or one before it was changed`);
      [previous, count] = [entry.hash, entry.sequence];
      headSeen ||= entry.hash === head;
    }
    more = page.hasMore;
  }
  if (!headSeen) throw new Failed(`no entry has the hash ${head}: the chain was cut or written anew`);
  print(json, { entries: count, head: previous }, `${count} entries, unbroken; head ${previous}`);
}

/** As docs/adr/0018 describes it, and not the service's own code: two who agree prove more than one. */
const hashOf = (merchantId: string, entry: Entry): string => {
  const { sequence, at, by, action, subject, facts, previousHash } = entry;
  const fields = [merchantId, sequence, at, by, action, subject, facts, previousHash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
};
