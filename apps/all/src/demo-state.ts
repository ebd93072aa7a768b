import { Merchants, scopes } from '#chassis';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const slug = 'demo';

/** The demo shop of a data folder. */
export interface DemoShop {
  key: string;
  keyFile: string;
  /** The day of the first start, which all its dates count from. */
  today: string;
  isLoaded: boolean;
}

interface Kept {
  today: string;
  isLoaded: boolean;
}

/**
 * What is known of the demo shop between starts. The file is written before anything else, so that a first start that
 * was cut short is known for one.
 */
export class DemoState {
  private readonly file: string;
  private readonly keyFile: string;

  constructor(
    dataDir: string,
    private readonly databaseUrl: string,
  ) {
    this.file = join(dataDir, 'demo-shop.json');
    this.keyFile = join(dataDir, 'demo-key');
  }

  /** The demo shop, made where the database is empty; undefined where others have moved in without one. */
  open(now = new Date()): Promise<DemoShop | undefined> {
    return Merchants.using(this.databaseUrl, async (merchants) => {
      const known = await merchants.list();
      // With an empty database all that the folder knows is of another one.
      if (known.length === 0) return this.make(merchants, dayOf(now));
      const merchant = known.find((one) => one.slug === slug);
      const kept = await this.read();
      if (!merchant || !kept) return undefined;
      const key = (await this.keptKey()) ?? (await this.newKey(merchants, merchant.merchantId));
      return { ...kept, key, keyFile: this.keyFile };
    });
  }

  private async make(merchants: Merchants, today: string): Promise<DemoShop> {
    await rm(this.keyFile, { force: true });
    const kept = await this.write({ today, isLoaded: false });
    const key = await this.newKey(merchants, await merchants.create(slug, 'Demo shop'));
    return { ...kept, key, keyFile: this.keyFile };
  }

  async markLoaded({ today }: DemoShop): Promise<void> {
    await this.write({ today, isLoaded: true });
  }

  private async read(): Promise<Kept | undefined> {
    const text = await readFile(this.file, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as Kept);
  }

  private async write(kept: Kept): Promise<Kept> {
    await this.replace(this.file, JSON.stringify(kept));
    return kept;
  }

  private async keptKey(): Promise<string | undefined> {
    return (await readFile(this.keyFile, 'utf8').catch(() => '')).trim() || undefined;
  }

  private async newKey(merchants: Merchants, merchantId: string): Promise<string> {
    const key = await merchants.createKey({ merchantId, name: 'demo', scopes });
    await this.replace(this.keyFile, `${key}\n`);
    return key;
  }

  /** All or nothing, and for this account's eyes only. */
  private async replace(file: string, content: string): Promise<void> {
    await writeFile(`${file}.new`, content, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
