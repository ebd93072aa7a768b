import { useState } from 'react';
import type { FormEvent } from 'react';
import { TextField } from '../parts/field.js';
import { go } from '../router.js';
import { useText } from '../text.js';

/** Calendar days, both included; left out where open. */
export interface Period {
  from?: string;
  to?: string;
}

/** The period in the address, so that a link shows the same figures. */
export function periodOf(query: string): Period {
  const given = new URLSearchParams(query);
  const from = given.get('from');
  const to = given.get('to');
  return { ...(from && { from }), ...(to && { to }) };
}

function show(period: Period): void {
  const query = new URLSearchParams({ ...period }).toString();
  go(query ? `/analytics?${query}` : '/analytics', { replace: true });
}

/** The `days` days up to today, in UTC as the figures are. */
function lastDays(days: number): Period {
  const now = Date.now();
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  return { from: dayOf(now - (days - 1) * 86_400_000), to: dayOf(now) };
}

/** Which days to show: two fields, and the usual answers as buttons. */
export function PeriodForm({ period }: { period: Period }) {
  const { text } = useText();
  const [from, setFrom] = useState(period.from ?? '');
  const [to, setTo] = useState(period.to ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    show({ ...(from && { from }), ...(to && { to }) });
  };
  const presets: [string, Period][] = [
    [text.analytics.lastDays(30), lastDays(30)],
    [text.analytics.lastDays(90), lastDays(90)],
    [text.analytics.lastYear, lastDays(365)],
    [text.analytics.everything, {}],
  ];
  return (
    <form className="period" onSubmit={submit}>
      <div className="presets">
        {presets.map(([name, preset]) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={preset.from === period.from && preset.to === period.to}
            onClick={() => show(preset)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="days">
        <TextField
          label={text.analytics.from}
          type="date"
          value={from}
          max={to}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={text.analytics.to}
          type="date"
          value={to}
          min={from}
          onChange={(event) => setTo(event.target.value)}
        />
        <button type="submit" className="button">
          {text.analytics.show}
        </button>
      </div>
    </form>
  );
}
