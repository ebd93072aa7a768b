/**
 * The PDF's built-in fonts know Windows-1252 only. What they cannot print is written in Latin letters, as postal rules
 * ask of addresses that cross a border; what has no Latin spelling is a question mark, never a blank.
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

/** `text` in characters that the label's fonts hold, on one line, without a control character. */
export function printable(text: string): string {
  const spelled = Array.from(text.normalize('NFC').replace(/\s+/gu, ' '), spell).join('');
  return spelled.trim();
}

function spell(character: string): string {
  if (printableNow.test(character)) return character;
  if (/\p{Mark}|\p{Control}|\p{Format}/u.test(character)) return '';
  const lower = character.toLowerCase();
  const spelling = spellings.get(lower);
  if (spelling !== undefined) return character === lower ? spelling : capitalised(spelling);
  const bare = character.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return bare === character ? '?' : Array.from(bare, spell).join('');
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
