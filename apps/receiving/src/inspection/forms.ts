import type { Grade } from '#contracts';
import type { EntityManager } from 'typeorm';
import { formFor, gradeOf } from './inspection.rules.js';
import type { InspectionForm } from './inspection.rules.js';
import { usualForms } from './usual-forms.js';

/** The merchant's forms, and the usual ones of the categories it has none for. */
export async function formsOf(tx: EntityManager, merchantId: string): Promise<InspectionForm[]> {
  const own: InspectionForm[] = await tx.query(
    `select category, questions from inspection_form where merchant_id = $1 order by category`,
    [merchantId],
  );
  const categories = own.map(({ category }) => category);
  return [...own, ...usualForms.filter(({ category }) => !categories.includes(category))];
}

interface Answered {
  answers?: Record<string, string> | undefined;
  returnLineId?: string | undefined;
  sku?: string | undefined;
}

/** The grade that the answers about an article allow; undefined without answers to all of its questions. */
export async function gradeByAnswers(
  tx: EntityManager,
  merchantId: string,
  { answers, returnLineId, sku }: Answered,
): Promise<Grade | undefined> {
  if (!answers) return undefined;
  const rows: { category: string | null }[] = await tx.query(
    `select coalesce(a.category, o.category) as category from receipt_line l
     join receipt r on r.return_id = l.return_id
     left join article a on a.merchant_id = l.merchant_id and a.sku = l.sku
     left join order_line o on o.merchant_id = l.merchant_id and o.order_id = r.order_id
       and o.order_line_id = l.order_line_id
     where l.merchant_id = $1 and (l.return_line_id = $2 or upper(l.sku) = upper($3)) limit 1`,
    [merchantId, returnLineId ?? null, sku ?? null],
  );
  const form = formFor(await formsOf(tx, merchantId), rows[0]?.category ?? null);
  return form && gradeOf(form, answers);
}
