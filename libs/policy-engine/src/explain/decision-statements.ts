import type { Decision, LineDecision } from '../decision.js';
import { countStatements, type Asked } from './count-statements.js';
import { spokenCodeOf } from './response-words.js';
import { givesTime, rightStatements } from './right-statements.js';
import { statement, type Statement } from './statement.js';

/** What is said of the return as a whole. */
export function returnStatements(decision: Decision): Statement[] {
  const verdict = returnVerdict(decision);
  if (decision.lines.every((line) => line.verdict !== 'accept')) return [verdict];
  return [verdict, ...costStatements(decision), ...refundStatements(decision)];
}

/** What is said of one line: verdict, reasons, who gives the right, the count, what may be chosen, what it costs. */
export function lineStatements(line: LineDecision, decision: Decision): Statement[] {
  return [
    ...verdictStatements(line),
    ...rightStatements(line),
    ...(line.window && givesTime(line.window) ? countStatements(line.window, askedIn(decision)) : []),
    ...outcomeStatements(line, decision.currency),
  ];
}

export function askedIn({ decidedAt, timeZone }: Decision): Asked {
  return { requestedAt: decidedAt, timeZone };
}

function returnVerdict({ verdict, lines }: Decision): Statement {
  if (verdict === 'review') return statement('return_in_review', {});
  if (verdict === 'decline') return statement('return_declined', {});
  const accepted = lines.filter((line) => line.verdict === 'accept').length;
  return statement('return_accepted', { accepted, total: lines.length });
}

function verdictStatements(line: LineDecision): Statement[] {
  const { verdict, quantity, returnableQuantity } = line;
  if (verdict === 'accept') return [statement('line_accepted', { quantity })];
  // The reasons of a review are for the staff: to the customer they could sound like an accusation.
  if (verdict === 'review') return [statement('line_in_review', { quantity })];
  const codes = [...new Set(line.responseCodes.map(spokenCodeOf))];
  const tooMany = codes.includes('quantity_exceeds_returnable') && returnableQuantity > 0;
  return [
    statement('line_declined', { quantity }),
    ...codes.map((code) => statement('declined_because', { code })),
    ...(tooMany ? [statement('pieces_left', { quantity: returnableQuantity })] : []),
  ];
}

function outcomeStatements(line: LineDecision, currency: string): Statement[] {
  if (line.verdict !== 'accept') return [];
  const { remedies, resolutions, fees } = line;
  // One way out beside a remedy of the law is that remedy again.
  const says = resolutions.length > 1 || (resolutions.length === 1 && remedies.length === 0);
  return [
    ...remedies.map((remedy) => statement('remedy', { remedy })),
    ...(says ? [statement('resolutions', { resolutions })] : []),
    ...fees.map((fee) => statement('fee', { ...fee, currency })),
  ];
}

function costStatements(decision: Decision): Statement[] {
  const { fees, lines, currency, returnShipping, outboundShippingRefunded } = decision;
  const free = fees.length === 0 && lines.every((line) => line.fees.length === 0);
  return [
    ...fees.map((fee) => statement('fee', { ...fee, currency })),
    ...(free ? [statement('no_fees', {})] : []),
    statement('return_shipping', { paidBy: returnShipping.paidBy }),
    statement('outbound_shipping', { extent: outboundShippingRefunded.extent }),
  ];
}

function refundStatements({ refundDeadline, shipWithin }: Decision): Statement[] {
  const statements: Statement[] = [];
  if (refundDeadline) {
    const { startsWhen, length, unit, dueOn, rule, mayWithholdUntil } = refundDeadline;
    const citation = rule.source === 'law' ? rule.citation : null;
    statements.push(statement('refund_deadline', { startsWhen, length, unit, dueOn, citation }));
    if (mayWithholdUntil) statements.push(statement('refund_withheld', {}));
  }
  if (shipWithin) statements.push(statement('ship_by', { lastDayOn: shipWithin.lastDayOn }));
  return statements;
}
