import { useState } from 'react';
import { useText } from '../text.js';

interface StepperProps {
  /** What is counted, for the names of the controls. */
  what: string;
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** A count from 1 to `max`: two buttons, and a field for large counts. */
export function Stepper({ what, label, value, max, onChange }: StepperProps) {
  const { text } = useText();
  const [typed, setTyped] = useState<string>();
  const settle = (): void => {
    if (typed) onChange(Math.min(max, Math.max(1, Number(typed))));
    setTyped(undefined);
  };
  return (
    <div className="stepper">
      <Step name={text.fewer(what)} sign="−" isOver={value <= 1} onStep={() => onChange(value - 1)} />
      <input
        aria-label={label}
        inputMode="numeric"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 8))}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          settle();
        }}
      />
      <Step name={text.more(what)} sign="+" isOver={value >= max} onStep={() => onChange(value + 1)} />
    </div>
  );
}

interface StepProps {
  name: string;
  sign: string;
  isOver: boolean;
  onStep: () => void;
}

/** Not `disabled` at its end: the focus would be lost in the middle of counting. */
function Step({ name, sign, isOver, onStep }: StepProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={isOver}
      onClick={() => {
        if (!isOver) onStep();
      }}
    >
      {sign}
    </button>
  );
}
