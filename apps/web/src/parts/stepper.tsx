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
      <button
        type="button"
        aria-label={text.fewer(what)}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 8))}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <button
        type="button"
        aria-label={text.more(what)}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
