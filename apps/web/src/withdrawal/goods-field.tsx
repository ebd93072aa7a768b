import { useId } from 'react';
import { FieldError, TextArea } from '../parts/field.js';
import { Stepper } from '../parts/stepper.js';
import { useWording } from './use-words.js';
import type { Entered, KnownLines } from './withdrawal.js';

interface GoodsFieldProps {
  entered: Entered;
  lines: KnownLines;
  error: string | undefined;
  onEnter: (entered: Entered) => void;
}

/** Everything, or some of it: by line where the order is known, else in words. */
export function GoodsField({ entered, lines, error, onEnter }: GoodsFieldProps) {
  const { say } = useWording();
  const { isAll } = entered;
  const choose = (all: boolean) => () => onEnter({ ...entered, isAll: all });
  return (
    <fieldset className="field">
      <legend>{say.goods}</legend>
      <label className="pick">
        <input type="radio" name="scope" checked={isAll} onChange={choose(true)} />
        {say.allGoods}
      </label>
      <label className="pick">
        <input type="radio" name="scope" checked={!isAll} onChange={choose(false)} />
        {say.someGoods}
      </label>
      {!isAll && lines.length > 0 && <Lines {...{ entered, lines, error, onEnter }} />}
      {!isAll && lines.length === 0 && (
        <TextArea
          label={say.whichGoods}
          hint={say.whichHint}
          error={error}
          name="goods"
          maxLength={2000}
          value={entered.goods}
          onChange={(event) => onEnter({ ...entered, goods: event.target.value })}
        />
      )}
    </fieldset>
  );
}

function Lines({ entered, lines, error, onEnter }: GoodsFieldProps) {
  const { say } = useWording();
  const errorId = useId();
  const set = (lineId: string, pieces: number): void => {
    const { [lineId]: _before, ...others } = entered.pieces;
    onEnter({ ...entered, pieces: pieces > 0 ? { ...others, [lineId]: pieces } : others });
  };
  return (
    <div role="group" aria-label={say.whichGoods} aria-describedby={errorId}>
      <ul>
        {lines.map(({ lineId, description, quantity, quantityInReturns }) => {
          const chosen = entered.pieces[lineId] ?? 0;
          const left = quantity - quantityInReturns;
          return (
            <li key={lineId} className="withdrawn">
              <label className="pick">
                <input
                  type="checkbox"
                  name="goods"
                  checked={chosen > 0}
                  onChange={() => set(lineId, chosen > 0 ? 0 : left)}
                />
                <span className="name">{description}</span>
              </label>
              {chosen > 0 && left > 1 && (
                <Stepper
                  what={description}
                  label={say.howMany(description)}
                  value={chosen}
                  max={left}
                  onChange={(pieces) => set(lineId, pieces)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <FieldError id={errorId} error={error} />
    </div>
  );
}
