import type { Command } from 'commander';
import { Merchants } from '#chassis';
import { print } from '../print.js';
import { onPlatform } from '../operator.js';
import { Failed, WrongUsage } from '../options.js';

export function addMerchants(program: Command): void {
  const merchants = program.command('merchants').description('the shops that this installation serves');
  merchants
    .command('create <slug>')
    .description('slug: 1 to 40 of a-z, 0-9 and -; it is in the address of the portal')
    .option('--name <name>', 'what customers read; default: the slug')
    .option('--json')
    .action((slug: string, { name = slug, json = false }: { name?: string; json?: boolean }) =>
      create(slug, name, json),
    );
  merchants.command('list').option('--json').action(list);
}

async function create(slug: string, name: string, json: boolean): Promise<void> {
  if (!/^[a-z0-9-]{1,40}$/.test(slug)) throw new WrongUsage('the slug must be 1 to 40 of a-z, 0-9 and -');
  const merchantId = await onPlatform(({ url }) =>
    Merchants.using(url, async (merchants) => {
      const known = await merchants.list();
      if (known.some((merchant) => merchant.slug === slug)) throw new Failed(`there is a merchant ${slug}`);
      return merchants.create(slug, name);
    }),
  );
  print(json, { merchantId, slug, name }, `${merchantId}  ${slug}  ${name}`);
}

async function list({ json = false }: { json?: boolean }): Promise<void> {
  const found = await onPlatform(({ url }) => Merchants.using(url, (merchants) => merchants.list()));
  const lines = found.map(({ merchantId, slug, name }) => `${merchantId}  ${slug}  ${name}`);
  print(json, found, lines.join('\n') || 'none: vuelta merchants create <slug>');
}
