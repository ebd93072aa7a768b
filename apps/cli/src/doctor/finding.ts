/** What one look at the installation found. */
export interface Finding {
  what: string;
  /** `none`: there is nothing to look at, and that is no fault. */
  state: 'good' | 'bad' | 'none';
  detail: string;
  /** What to do about it, where it is bad. */
  advice?: string;
}

export const good = (what: string, detail: string): Finding => ({ what, state: 'good', detail });
export const none = (what: string, detail: string): Finding => ({ what, state: 'none', detail });
export const bad = (what: string, detail: string, advice: string): Finding => ({
  what,
  state: 'bad',
  detail,
  advice,
});

/** The finding of `look`; one that fails is a finding too. */
export const lookAt = (what: string, advice: string, look: () => Promise<Finding>): Promise<Finding> =>
  look().catch((error: unknown) => bad(what, messageOf(error), advice));

/** An AggregateError, such as that of a refused connection, says nothing by itself. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
