import type { Disposition, Grade } from '../api/types.js';
import { answeredQuestion } from './bench.js';
import type { Bench, Draft, ResultKind } from './bench.js';
import type { Command } from './commands.js';
import type { Known } from './expected.js';
import { formOf } from './forms.js';

export type Panel = 'camera' | 'shift' | undefined;

/** The bench as commands move it. */
export interface Commanded {
  readonly bench: Bench;
  readonly known: Known;
  readonly panel: Panel;
  tell(kind: ResultKind): void;
  draft(draft: Draft | undefined): void;
  save(disposition?: Disposition): void;
  undo(): void;
  hold(): void;
  complete(): Promise<void>;
  acknowledge(): void;
  show(panel: Panel): void;
}

type Plain = Exclude<Command['do'], 'grade' | 'find' | 'dispose'>;

function withDraft(desk: Commanded, to: (draft: Draft) => Draft): void {
  const { draft } = desk.bench;
  if (draft) desk.draft(to(draft));
  else desk.tell('no_item');
}

export const toggle = (desk: Commanded, panel: Panel): void =>
  desk.show(desk.panel === panel ? undefined : panel);

const plain: Record<Plain, (desk: Commanded) => void> = {
  more: (desk) => withDraft(desk, (draft) => ({ ...draft, quantity: draft.quantity + 1 })),
  next: (desk) => {
    if (desk.bench.mustAcknowledge) desk.acknowledge();
    else if (desk.bench.draft) desk.save();
  },
  leave: (desk) => {
    if (desk.bench.mustAcknowledge) desk.acknowledge();
    desk.draft(undefined);
    desk.show(undefined);
  },
  undo: (desk) => desk.undo(),
  orphan: (desk) => desk.hold(),
  complete: (desk) => void desk.complete(),
  camera: (desk) => toggle(desk, 'camera'),
  shift: (desk) => toggle(desk, 'shift'),
  test: (desk) => desk.tell('ready'),
};

/** What a command barcode does. */
export function runCommand(desk: Commanded, command: Command): void {
  if (command.do === 'grade') withDraft(desk, (draft) => ({ ...draft, grade: command.grade }));
  else if (command.do === 'find') withDraft(desk, (draft) => ({ ...draft, finding: command.finding }));
  else if (command.do === 'dispose') desk.save(command.disposition);
  else plain[command.do](desk);
}

const keys: Record<string, (desk: Commanded) => void> = {
  Enter: plain.next,
  Escape: plain.leave,
  u: plain.undo,
  '+': plain.more,
};

/** What a single key does: digits answer the next question, a to d are grades. */
export function pressKey(desk: Commanded, key: string): void {
  const { draft } = desk.bench;
  const form = formOf(desk.known.forms, desk.bench);
  if (draft && /^[a-d]$/.test(key)) desk.draft({ ...draft, grade: key as Grade });
  else if (draft && form && /^[1-9]$/.test(key)) desk.draft(answeredQuestion(draft, form, Number(key) - 1));
  else keys[key]?.(desk);
}
