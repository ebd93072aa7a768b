import type { Disposition, Grade, ItemInput } from '../api/types.js';

type Finding = ItemInput['finding'];

/** What a command barcode asks for. */
export type Command =
  | { do: 'grade'; grade: Grade }
  | { do: 'dispose'; disposition: Disposition }
  | { do: 'find'; finding: Finding }
  | { do: 'more' | 'next' | 'undo' | 'leave' | 'complete' | 'orphan' | 'camera' | 'shift' | 'test' };

const grades = ['a', 'b', 'c', 'd'] as const;
const dispositions = [
  'restock',
  'refurbish',
  'return_to_vendor',
  'liquidate',
  'donate',
  'recycle',
  'destroy',
  'return_to_customer',
  'hold',
] as const;
const findings = ['damaged', 'wrong_item', 'empty_box', 'other_order'] as const;
const plain = ['more', 'next', 'undo', 'leave', 'complete', 'orphan', 'camera', 'shift', 'test'] as const;

/** Short names, so that the bars are wide enough to be read from a distance. */
const shortNames: Record<string, string> = {
  return_to_vendor: 'vendor',
  return_to_customer: 'customer',
  hold: 'quarantine',
};

const codeOf = (...words: string[]): string => `VU-${words.join('-').replaceAll('_', '-').toUpperCase()}`;

/** Every command and its barcode, as on the printed sheet. */
export const commands: { code: string; command: Command }[] = [
  ...plain.map((name) => ({
    code: codeOf(name),
    command: { do: name } as Command,
  })),
  ...grades.map((grade) => ({ code: codeOf('grade', grade), command: { do: 'grade', grade } as Command })),
  ...dispositions.map((disposition) => ({
    code: codeOf('to', shortNames[disposition] ?? disposition),
    command: { do: 'dispose', disposition } as Command,
  })),
  ...findings.map((finding) => ({
    code: codeOf('is', finding),
    command: { do: 'find', finding } as Command,
  })),
];

/** Scanners send the keys of a US keyboard: on others the hyphen comes out as something else. */
const letters = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

const byLetters = new Map(commands.map(({ code, command }) => [letters(code), command]));

export const commandOf = (scanned: string): Command | undefined => byLetters.get(letters(scanned));
