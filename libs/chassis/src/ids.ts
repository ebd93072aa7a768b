import { randomBytes, randomInt } from 'node:crypto';

/** Crockford's base 32: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

let last = { at: 0, tail: 0n };

/**
 * `prefix_` and 26 characters: 48 bits of time, so that indexes stay compact, and 80 bits that cannot be guessed. Ids
 * of one process sort in the order they were made, also within a millisecond and when the clock is set back.
 */
export function newId(prefix: string): string {
  const now = Date.now();
  last = now > last.at ? { at: now, tail: random(79) } : { at: last.at, tail: last.tail + 1n + random(64) };
  return `${prefix}_${encode(BigInt(last.at), 10)}${encode(last.tail, 16)}`;
}

const random = (bits: number): bigint => BigInt.asUintN(bits, BigInt(`0x${randomBytes(10).toString('hex')}`));

function encode(value: bigint, length: number): string {
  let rest = value;
  let out = '';
  for (let i = 0; i < length; i += 1) {
    out = alphabet[Number(rest & 31n)]! + out;
    rest >>= 5n;
  }
  return out;
}

/** Crockford's check symbols: the number modulo 37. */
const checkSymbols = `${alphabet}*~$=u`.toUpperCase();

/**
 * An RMA number a person can read out and type: `RMA-XXXXX-XXXXX-C`, 50 random bits and a check character.
 * The check character is always a letter or digit: numbers whose check would be a symbol are drawn again.
 */
export function newRmaNumber(): string {
  for (;;) {
    const body = Array.from({ length: 10 }, () => alphabet[randomInt(32)]!)
      .join('')
      .toUpperCase();
    const check = checkCharacter(body);
    if (/[0-9A-Z]/.test(check)) return `RMA-${body.slice(0, 5)}-${body.slice(5)}-${check}`;
  }
}

/**
 * The RMA number in what a person typed or a scanner sent, in its one spelling: any case, spaces and dashes, i and l
 * for 1, o for 0. Undefined when it is none or its check character is wrong.
 */
export function readRmaNumber(typed: string): string | undefined {
  const bare = typed
    .toUpperCase()
    .replace(/^\s*RMA/, '')
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  const body = bare.slice(0, 10);
  const check = bare.slice(10);
  if (!/^[0-9A-HJKMNP-TV-Z]{10}$/.test(body) || check !== checkCharacter(body)) return undefined;
  return `RMA-${body.slice(0, 5)}-${body.slice(5)}-${check}`;
}

function checkCharacter(body: string): string {
  let value = 0n;
  for (const character of body.toLowerCase()) value = value * 32n + BigInt(alphabet.indexOf(character));
  return checkSymbols[Number(value % 37n)]!;
}
