import { useId } from 'react';
import type { Disposition, Grade, ItemInput, ReceiptLine } from '../api/types.js';
import { Stepper } from '../parts/stepper.js';
import { useText } from '../text.js';
import { outstandingOf } from './bench.js';
import type { Draft } from './bench.js';

/** In the order of the keys 1 to 4. */
export const grades = ['a', 'b', 'c', 'd'] as const satisfies readonly Grade[];

interface ItemPanelProps {
  line: ReceiptLine;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  onSave: (finding: ItemInput['finding']) => void;
  onLeave: () => void;
}

/** The item in hand: its grade, where it goes, how many of it. */
export function ItemPanel({ line, draft, onChange, onSave, onLeave }: ItemPanelProps) {
  const { text } = useText();
  const id = useId();
  return (
    <section className="card item" aria-labelledby={id}>
      <h2 id={id}>
        {line.description} <span className="quiet">{line.sku}</span>
      </h2>
      <fieldset className="grades">
        <legend>{text.scan.grade}</legend>
        <div>
          {grades.map((grade, index) => (
            <button
              key={grade}
              type="button"
              aria-pressed={draft.grade === grade}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onChange({ grade })}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              <strong>{grade.toUpperCase()}</strong>
              <span>{text.grades[grade]}</span>
            </button>
          ))}
        </div>
      </fieldset>
      <div className="pair">
        <DispositionField disposition={draft.disposition} onChange={onChange} />
        <div className="field">
          <span className="label">{text.scan.quantity}</span>
          <Stepper
            what={line.description}
            label={text.scan.quantity}
            value={draft.quantity}
            max={Math.max(1, outstandingOf(line))}
            onChange={(quantity) => onChange({ quantity })}
          />
        </div>
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={onLeave}>
          {text.scan.leave}
        </button>
        <button type="button" className="button" onClick={() => onSave('wrong_item')}>
          {text.scan.wrongItem}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={!draft.grade}
          onClick={() => onSave('received')}
        >
          {text.scan.saveItem}
        </button>
      </div>
      <p className="hint">{text.scan.gradeHint}</p>
    </section>
  );
}

interface DispositionFieldProps {
  disposition: Disposition;
  onChange: (change: Partial<Draft>) => void;
}

function DispositionField({ disposition, onChange }: DispositionFieldProps) {
  const { text } = useText();
  const id = useId();
  const names = Object.entries(text.dispositions) as [Disposition, string][];
  return (
    <div className="field">
      <label htmlFor={id}>{text.scan.disposition}</label>
      <select
        id={id}
        value={disposition}
        onChange={(event) => onChange({ disposition: event.target.value as Disposition })}
      >
        {names.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
