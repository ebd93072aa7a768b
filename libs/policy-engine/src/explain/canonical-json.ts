/**
 * JSON with the keys of every object sorted, so that equal values are equal bytes. A key whose value is undefined is
 * left out, as JSON does. Throws TypeError for what JSON cannot hold: NaN, functions, bigint.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return objectJson(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
  const text: unknown = JSON.stringify(value);
  if (typeof text !== 'string') throw new TypeError(`a ${typeof value} has no JSON`);
  return text;
}

function objectJson(value: object): string {
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${entries.join(',')}}`;
}
