import type { Form } from '../api/types.js';
import type { Bench } from './bench.js';

/** The questions about the item in hand: of its category, else those for any. */
export function formOf(forms: readonly Form[], { draft, open }: Bench): Form | undefined {
  if (!draft) return undefined;
  const line = open?.receipt?.lines.find(({ returnLineId }) => returnLineId === draft.returnLineId);
  const category = line?.category?.toLowerCase();
  return forms.find((form) => form.category === category) ?? forms.find((form) => form.category === 'any');
}
