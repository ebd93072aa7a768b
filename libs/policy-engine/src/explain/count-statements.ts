import type { Window } from '../decision.js';
import { citedIn } from './citation.js';
import { statement, type Statement } from './statement.js';

/** The request that a window is held against: when it came, and on whose clock. */
export interface Asked {
  readonly requestedAt: string;
  readonly timeZone: string;
}

/** How one window was counted, from its first day to whether the request was in time. Empty while it has not started. */
export function countStatements(window: Window, asked: Asked): Statement[] {
  if (window.startsOn === null) return [];
  const { event, startsOn, countEventDay, skipped } = window;
  const statements = [
    statement('count_start', { event, startsOn, timeZone: asked.timeZone, countEventDay }),
    ...(skipped.length > 0 ? [statement('count_skipped', { days: skipped })] : []),
    ...periodStatements(window),
    ...endStatements(window),
  ];
  return [...statements, ...timeliness(window, asked)];
}

function periodStatements({ length, unit, plainLastDayOn }: Window): Statement[] {
  if (length === null || unit === null || plainLastDayOn === null) return [];
  return [statement('count_period', { length, unit, lastDayOn: plainLastDayOn })];
}

/** What moved the end: first late information, then days off at the end that this gives. */
function endStatements({ notInformed, rolledOver, rolloverBasis, lastDayOn }: Window): Statement[] {
  const statements: Statement[] = [];
  if (notInformed) {
    statements.push(statement('count_not_informed', { lastDayOn: rolledOver[0]?.on ?? lastDayOn }));
  }
  if (rolledOver.length > 0 && lastDayOn !== null) {
    const basis = citedIn(rolloverBasis);
    statements.push(statement('count_rollover', { days: rolledOver, basis, lastDayOn }));
  }
  return statements;
}

function timeliness({ status }: Window, { requestedAt, timeZone }: Asked): Statement[] {
  if (status === 'open') return [statement('request_in_time', { requestedAt, timeZone })];
  if (status === 'closed') return [statement('request_too_late', { requestedAt, timeZone })];
  return [];
}
