import { grades } from '#contracts';
import type { Grade } from '#contracts';

export interface Answer {
  answerCode: string;
  text: string;
  /** The best grade that a piece with this answer can have. */
  bestGrade: Grade;
}

export interface Question {
  questionCode: string;
  text: string;
  answers: Answer[];
}

/** Three to five questions of one category of goods, answered by the keys 1 to 9. */
export interface InspectionForm {
  category: string;
  questions: Question[];
}

/** The grade that the answers allow: the worst of each answer's best. Undefined until every question is answered. */
export function gradeOf(form: InspectionForm, answers: Readonly<Record<string, string>>): Grade | undefined {
  const best = form.questions.map(
    ({ questionCode, answers: known }) =>
      known.find(({ answerCode }) => answerCode === answers[questionCode])?.bestGrade,
  );
  if (best.some((grade) => grade === undefined)) return undefined;
  return grades.findLast((grade) => best.includes(grade)) ?? 'a';
}

/** The form of a category, else the one for everything. */
export const formFor = (
  forms: readonly InspectionForm[],
  category: string | null,
): InspectionForm | undefined =>
  forms.find((form) => form.category === category?.toLowerCase()) ??
  forms.find((form) => form.category === 'any');
