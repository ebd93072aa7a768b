/** A bar beside its figure: `part` of the longest one, 0 to 1. */
export function Bar({ part }: { part: number }) {
  return (
    <svg className="bar" aria-hidden="true">
      <rect width={`${Math.max(0, Math.min(1, part)) * 100}%`} height="100%" />
    </svg>
  );
}
