import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawPack } from '#policy-engine';

/** The packs of the project; the build copies them beside the compiled code. */
const ownPacks = fileURLToPath(new URL('../packs/', import.meta.url));

/**
 * Reads every JSON file of a folder as a law pack, in order of file name. Throws an Error that names the file where one
 * cannot be read, and the folder where there is none. It does not judge what the packs say: `compileLaw` does.
 */
export function readPacks(folder: string = ownPacks): LawPack[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Error(`there is no law pack in ${folder}`);
  return files.sort().map((name) => readPack(join(folder, name)));
}

function readPack(path: string): LawPack {
  const text = readFileSync(path, 'utf8');
  try {
    const { jurisdiction, name, rules, cases } = JSON.parse(text) as LawPack;
    return { jurisdiction, name, rules, cases };
  } catch (error) {
    throw new Error(`${path} is not a law pack`, { cause: error });
  }
}
