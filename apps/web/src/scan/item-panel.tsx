import { useId } from 'react';
import type { Disposition, Form, Grade, ReceiptLine } from '../api/types.js';
import { Stepper } from '../parts/stepper.js';
import { named, useText } from '../text.js';
import { answeredQuestion } from './bench.js';
import type { Draft } from './bench.js';

const grades = ['a', 'b', 'c', 'd'] as const satisfies readonly Grade[];
const findings = ['received', 'damaged', 'wrong_item', 'empty_box', 'other_order'] as const;

interface ItemPanelProps {
  line: ReceiptLine | undefined;
  draft: Draft;
  form: Form | undefined;
  mayInspect: boolean;
  onChange: (draft: Draft) => void;
  onSave: (disposition?: Disposition) => void;
}

/** The item in hand: the next question, its grade, how many of it, and where it goes. */
export function ItemPanel({ line, draft, form, mayInspect, onChange, onSave }: ItemPanelProps) {
  const { text } = useText();
  const id = useId();
  const name = line?.description ?? draft.code;
  return (
    <section className="card item" aria-labelledby={id}>
      <h2 id={id}>
        {name} <span className="quiet">{line?.sku}</span>
      </h2>
      {mayInspect && form && !draft.grade && <NextQuestion {...{ form, draft, onChange }} />}
      {mayInspect && <Grades {...{ draft, onChange }} />}
      <div className="pair">
        <Choice
          label={text.scan.found}
          codes={findings}
          names={text.scan.findings}
          value={draft.finding}
          onChange={(finding) => onChange({ ...draft, finding })}
        />
        <div className="field">
          <span className="label">{text.scan.quantity}</span>
          <Stepper
            what={name}
            label={text.scan.quantity}
            value={draft.quantity}
            max={9999}
            onChange={(quantity) => onChange({ ...draft, quantity })}
          />
        </div>
      </div>
      <div className="actions">
        {draft.grade && (
          <Choice
            label={text.scan.elsewhere}
            codes={['', ...(Object.keys(text.dispositions) as Disposition[])]}
            names={{ '': text.scan.asProposed, ...text.dispositions }}
            value=""
            onChange={(disposition) => disposition && onSave(disposition)}
          />
        )}
        <button type="button" className="button primary" onClick={() => onSave()}>
          {draft.grade ? text.scan.saveItem : text.scan.saveUngraded}
        </button>
      </div>
      <p className="hint">{text.scan.gradeHint}</p>
    </section>
  );
}

function Grades({ draft, onChange }: Pick<ItemPanelProps, 'draft' | 'onChange'>) {
  const { text } = useText();
  return (
    <fieldset className="grades">
      <legend>{text.scan.grade}</legend>
      <div>
        {grades.map((grade) => (
          <button
            key={grade}
            type="button"
            aria-pressed={draft.grade === grade}
            aria-keyshortcuts={grade}
            onClick={() => onChange({ ...draft, grade })}
          >
            <strong>{grade.toUpperCase()}</strong>
            <span>{text.grades[grade]}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface NextQuestionProps {
  form: Form;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** One question at a time, answered by the keys 1 to 9; the last answer gives the grade. */
function NextQuestion({ form, draft, onChange }: NextQuestionProps) {
  const question = form.questions.find(({ questionCode }) => !(questionCode in draft.answers));
  if (!question) return null;
  return (
    <div className="question">
      <p>{question.text}</p>
      <ol>
        {question.answers.map(({ answerCode, text: words }, index) => (
          <li key={answerCode}>
            <button
              type="button"
              className="button"
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onChange(answeredQuestion(draft, form, index))}
            >
              <kbd>{index + 1}</kbd> {words}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  codes: readonly T[];
  names: Record<string, string>;
  value: T;
  onChange: (code: T) => void;
}

function Choice<T extends string>({ label, codes, names, value, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {named(names, code)}
          </option>
        ))}
      </select>
    </div>
  );
}
