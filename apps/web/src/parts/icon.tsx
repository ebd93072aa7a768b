/** Strokes on a 24 × 24 grid. Icons are decoration: the word beside them carries the meaning. */
const strokes = {
  check: 'M5 12.5 10 17.5 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 4 2.8 20h18.4ZM12 10v4.5M12 17.2v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.2l3.4 2',
  back: 'M10 6 4 12l6 6M4.5 12H20',
  forward: 'M14 6l6 6-6 6M19.5 12H4',
  return: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5 5 0 0 1 0 10H8',
  parcel: 'M3.5 8 12 3.5 20.5 8v8.5L12 21l-8.5-4.5ZM3.5 8l8.5 4.5L20.5 8M12 12.5V21M7.5 5.8l8.6 4.6',
  chart: 'M4 4v16h16M8.5 16v-4.5M13 16V7.5M17.5 16v-6.5',
  scan: 'M4 8.5V5.5A1.5 1.5 0 0 1 5.5 4h3M15.5 4h3A1.5 1.5 0 0 1 20 5.5v3M20 15.5v3a1.5 1.5 0 0 1-1.5 1.5h-3M8.5 20h-3A1.5 1.5 0 0 1 4 18.5v-3M8 9v6M12 9v6M16 9v6',
  file: 'M6 3.5h8l4.5 4.5v12.5H6ZM13.5 3.5V8.5h5M9 13h6.5M9 16.5h6.5',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M4.5 20h15',
  offline:
    'M3.5 3.5l17 17M5 11.5a11 11 0 0 1 4.5-2.6M2 8a16 16 0 0 1 4.6-2.9M12.5 5a15 15 0 0 1 9.5 3M16 10.4a11 11 0 0 1 3 1.9M8.5 15a5.5 5.5 0 0 1 5.6-1.2M12 19v.1',
} as const;

export type IconName = keyof typeof strokes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
