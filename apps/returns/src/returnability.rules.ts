import { explain } from '#policy-engine';
import type { Decision, LanguageCode, LineDecision, Window } from '#policy-engine';
import type { BoughtOrder } from './facts.rules.js';
import { contentOf } from './order.rules.js';
import type {
  ReturnabilityInput,
  ReturnabilityLine,
  ReturnabilityView,
  ReturnabilityWindow,
} from './returnability.dto.js';

/** The basket as an order that has arrived: what is asked is what the terms will be then. */
export function basketAsOrder(input: ReturnabilityInput, placedAt: string): BoughtOrder {
  const countryCode = input.jurisdiction.slice(0, 2);
  const content = contentOf({
    currency: input.currency,
    countryCode,
    timeZone: input.timeZone,
    channel: input.channel ?? 'online',
    placedAt,
    sale: Object.assign({}, { jurisdiction: input.jurisdiction }, input.sale),
    payments: [],
    // Nobody has bought it yet.
    purchaser: { name: '', email: '' },
    shippingAddress: { line1: '', city: '', postalCode: '', countryCode },
    lines: input.lines.map(({ priceMinor, quantity, ...line }, index) => ({
      ...line,
      lineId: String(index),
      description: line.sku,
      quantity: quantity ?? 1,
      grossMinor: priceMinor,
      deliveredAt: input.deliveredAt ?? placedAt,
    })),
  });
  const history = { ordersPlaced: 1, returnsPlaced: 0, keepItems: 0, returnsWithMissingItems: 0 };
  const lines = content.lines.map((line) => ({ ...line, quantityInReturns: 0 }));
  return { ...content, lines, customer: history, shippingPromised: false, returnsOnOrder: 0 };
}

export function returnabilityView(
  decision: Decision,
  skus: readonly string[],
  language: LanguageCode,
): ReturnabilityView {
  const { statements, lines } = explain(decision, language);
  return {
    verdict: decision.verdict,
    returnShippingPaidBy: decision.returnShipping.paidBy,
    fees: [...decision.fees],
    lines: decision.lines.map((line, index) => ({
      sku: skus[index]!,
      ...termsOf(line),
      explanation: lines[index]!.statements.map(({ text }) => text),
    })),
    explanation: statements.map(({ text }) => text),
  };
}

const termsOf = (line: LineDecision): Omit<ReturnabilityLine, 'sku' | 'explanation'> => ({
  verdict: line.verdict,
  responseCodes: [...line.responseCodes],
  windows: line.windows.map(windowView),
  lastDayOn: line.window?.lastDayOn ?? null,
  resolutions: line.resolutions,
  fees: [...line.fees],
});

const windowView = ({ rule, length, unit, lastDayOn }: Window): ReturnabilityWindow => ({
  source: rule.source,
  citation: rule.citation,
  length,
  unit,
  lastDayOn,
});
