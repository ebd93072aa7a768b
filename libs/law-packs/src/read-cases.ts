import { readFileSync } from 'node:fs';
import type { LawCase } from '#policy-engine';

/**
 * Reads the cases of a vectors file (`{ vectors: [] }`) or of a law pack (`{ cases: [] }`). Throws an Error with a
 * sentence that names the file where it cannot be read or holds no cases.
 */
export function readCases(path: string): LawCase[] {
  const { vectors, cases = vectors } = parse(path);
  if (!Array.isArray(cases)) throw new Error(`${path} holds neither "vectors" nor "cases"`);
  const wrong = cases.findIndex((entry) => !isCase(entry));
  if (wrong !== -1) throw new Error(`${path}: entry ${wrong + 1} is not a case with "id" and "expected"`);
  return cases as LawCase[];
}

function parse(path: string): { vectors?: unknown; cases?: unknown } {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} cannot be read`, { cause: error });
  }
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch (error) {
    throw new Error(`${path} is not JSON`, { cause: error });
  }
}

function isCase(entry: unknown): boolean {
  const { id, expected } = (entry ?? {}) as { id?: unknown; expected?: unknown };
  return typeof id === 'string' && typeof expected === 'object' && expected !== null;
}
