import { useEffect, useState } from 'react';
import { answerOf } from '../api/client.js';
import type { Api } from '../api/client.js';
import type { Shift } from '../api/types.js';
import { Loading } from '../parts/notice.js';
import { useText } from '../text.js';

const shiftMs = 12 * 3_600_000;

/** What was done at this station in the last twelve hours. */
export function ShiftCard({ api, station }: { api: Api; station: string }) {
  const { text, number } = useText();
  const [shift, setShift] = useState<Shift | 'unreachable'>();
  useEffect(() => {
    const from = new Date(Date.now() - shiftMs).toISOString();
    void answerOf(api.GET('/v1/receiving/shift', { params: { query: { from, station } } })).then(
      setShift,
      () => setShift('unreachable'),
    );
  }, [api, station]);
  if (!shift) return <Loading />;
  if (shift === 'unreachable') return <p className="empty">{text.problems.unreachable}</p>;
  const { scans, parcels, items, undone, scansPerHour, secondsPerItem } = shift;
  return (
    <section className="card shift" aria-labelledby="shift">
      <h2 id="shift">{text.scan.shift}</h2>
      <dl>
        <Figure name={text.scan.scansPerHour} value={number(scansPerHour)} />
        <Figure
          name={text.scan.secondsPerItem}
          value={secondsPerItem === null || secondsPerItem === undefined ? '–' : number(secondsPerItem)}
        />
        <Figure name={text.scan.parcelsDone} value={number(parcels)} />
        <Figure name={text.scan.itemsDone} value={number(items)} />
        <Figure name={text.scan.scansDone} value={`${number(scans)} (${text.scan.undoneCount(undone)})`} />
      </dl>
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
