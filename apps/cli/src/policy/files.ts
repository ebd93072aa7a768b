import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readPacks } from '#law-packs';
import { compileLaw, compilePolicy } from '#policy-engine';
import type { CompiledPolicy, Law, PolicyDocument } from '#policy-engine';
import { WrongUsage } from '../options.js';

/** What a JSON or YAML file says: JSON is YAML too. Throws WrongUsage where it cannot be read. */
export function readData(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 });
  } catch (error) {
    throw new WrongUsage(`${path} cannot be read: ${sentenceOf(error)}`, { cause: error });
  }
}

/** Throws WrongUsage, or PolicyError for a document that is no policy. */
export function readPolicy(path: string): CompiledPolicy {
  return compilePolicy(readData(path) as PolicyDocument, path);
}

/** The law of the packs in `folder`, else of those that came with Vuelta. Throws WrongUsage. */
export function readLaw(folder?: string): Law {
  try {
    return compileLaw(readPacks(folder));
  } catch (error) {
    throw new WrongUsage(sentenceOf(error), { cause: error });
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
