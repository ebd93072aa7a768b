import type { Command } from 'commander';
import { Merchants, scopes } from '#chassis';
import type { Scope } from '#chassis';
import { onPlatform } from '../operator.js';
import { Failed, WrongUsage } from '../options.js';
import { print } from '../print.js';

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys of a merchant');
  keys
    .command('create')
    .description('make a key and show it: this once, for only its digest is kept')
    .requiredOption('--merchant <slug>')
    .requiredOption('--name <name>', 'stands in the timelines of what is done with the key')
    .requiredOption('--scopes <list>', `all, or with commas: ${scopes.join(', ')}`)
    .option('--json')
    .action(create);
  keys.command('list').requiredOption('--merchant <slug>').option('--json').action(list);
  keys
    .command('revoke <keyId>')
    .description('the key stops working within two seconds, for ever')
    .option('--json')
    .action((keyId: string, { json = false }: { json?: boolean }) => revoke(keyId, json));
}

interface NewKeyOptions {
  merchant: string;
  name: string;
  scopes: string;
  json?: boolean;
}

async function create({ merchant, name, scopes: wanted, json = false }: NewKeyOptions): Promise<void> {
  const allowed = scopesOf(wanted);
  const key = await withMerchant(merchant, (merchants, merchantId) =>
    merchants.createKey({ merchantId, name, scopes: allowed }),
  );
  print(json, { key, name, scopes: allowed }, key);
}

async function list({ merchant, json = false }: { merchant: string; json?: boolean }): Promise<void> {
  const keys = await withMerchant(merchant, (merchants, merchantId) => merchants.listKeys(merchantId));
  const lines = keys.map(({ keyId, name, scopes: allowed, revokedAt }) => {
    const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'live';
    const reach = allowed.length === scopes.length ? 'all scopes' : allowed.join(',');
    return `${keyId}  ${state}  ${name}  ${reach}`;
  });
  print(json, keys, lines.join('\n') || 'none: vuelta keys create --help');
}

async function revoke(keyId: string, json: boolean): Promise<void> {
  const revoked = await onPlatform(({ url }) =>
    Merchants.using(url, (merchants) => merchants.revokeKey(keyId)),
  );
  if (!revoked) throw new Failed(`there is no live key ${keyId}`);
  print(json, { keyId, revoked }, `${keyId} is revoked`);
}

function scopesOf(wanted: string): readonly Scope[] {
  if (wanted === 'all') return scopes;
  const names = wanted.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(scopes as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new WrongUsage(`there is no scope ${unknown.join(', ')}; there are ${scopes.join(', ')}`);
  return names as Scope[];
}

const withMerchant = <T>(
  slug: string,
  work: (merchants: Merchants, merchantId: string) => Promise<T>,
): Promise<T> =>
  onPlatform(({ url }) =>
    Merchants.using(url, async (merchants) => {
      const merchant = (await merchants.list()).find((one) => one.slug === slug);
      if (!merchant) throw new Failed(`there is no merchant ${slug}: vuelta merchants list`);
      return work(merchants, merchant.merchantId);
    }),
  );
