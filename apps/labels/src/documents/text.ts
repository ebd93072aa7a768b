/**
 * The PDF's built-in fonts know Windows-1252 only, DejaVu the letters of Europe. What neither can print is written in
 * Latin letters, as postal rules ask of addresses that cross a border; what has no Latin spelling is a question mark,
 * never a blank.
 */
const printableNow = /^[\x20-\x7e\xa1-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/u;

const spellings = new Map(
  (
    'ł:l đ:d ħ:h ı:i ŋ:ng ŧ:t ə:a ẞ:ss ʼ:’ ' +
    'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o ' +
    'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ' +
    'ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѓ:g ќ:k ѕ:dz'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** What DejaVu draws: the letters of Europe with their marks composed, and signs. */
const printableWide =
  /^[\x20-\x7e\xa1-\u024f\u0259\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u1f00-\u1fff\u2010-\u2027\u2030-\u205e€№™]$/u;

/** Whether the fonts that every reader has can print all of `text`. */
export const isNarrow = (text: string): boolean =>
  /^[\x20-\x7e\xa1-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u.test(text.normalize('NFC'));

/** `text` in characters that the fonts hold, on one line, without a control character. */
export function printable(text: string, isWide = false): string {
  const known = isWide ? printableWide : printableNow;
  const spell = (character: string): string => spelled(character, known);
  return Array.from(text.normalize('NFC').replace(/\s+/gu, ' '), spell).join('').trim();
}

function spelled(character: string, known: RegExp): string {
  if (known.test(character)) return character;
  if (/\p{Mark}|\p{Control}|\p{Format}/u.test(character)) return '';
  const lower = character.toLowerCase();
  const spelling = spellings.get(lower);
  if (spelling !== undefined) return character === lower ? spelling : capitalised(spelling);
  const bare = character.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return bare === character ? '?' : Array.from(bare, (part) => spelled(part, known)).join('');
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
