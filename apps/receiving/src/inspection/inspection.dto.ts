import { CodeList, dispositions, Flag, grades, ListOf, Maybe, Minor, OneOf, Text } from '#contracts';
import type { Disposition, Grade } from '#contracts';
import { registerDecorator } from 'class-validator';

const code = /^[a-z0-9_]{1,64}$/;

/** Answers by question, both as codes: `{ "sealed": "yes" }`. */
export const Answers = () => (target: object, propertyName: string) => {
  registerDecorator({
    name: 'answers',
    target: target.constructor,
    propertyName,
    options: { message: 'must map question codes to answer codes' },
    validator: { validate: isAnswers },
  });
};

const isAnswers = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 20 &&
  Object.entries(value).every(
    ([question, answer]) => code.test(question) && typeof answer === 'string' && code.test(answer),
  );

class AnswerData {
  @Text(64) answerCode!: string;
  @Text(120) text!: string;
  /** The best grade that a piece with this answer can have. */
  @OneOf(grades) bestGrade!: Grade;
}

class QuestionData {
  @Text(64) questionCode!: string;
  @Text(200) text!: string;
  @ListOf(() => AnswerData, 2, 9) answers!: AnswerData[];
}

export class FormInput {
  @ListOf(() => QuestionData, 1, 9) questions!: QuestionData[];
}

export class FormView extends FormInput {
  @Text(64) category!: string;
}

export class FormList {
  @ListOf(() => FormView, 0, 500) data!: FormView[];
}

export class RuleData {
  @Text(64) ruleCode!: string;
  @Maybe() @CodeList() grades?: Grade[];
  @Maybe() @CodeList() categories?: string[];
  @Maybe() @Minor() valueAtLeastMinor?: number;
  @Maybe() @Minor() valueBelowMinor?: number;
  /** Refurbishing costs at most this part of the value. */
  @Maybe() @Minor() refurbishAtMostPercent?: number;
  @Maybe() @Flag() vendorAccepts?: boolean;
  @OneOf(dispositions) disposition!: Disposition;
}

/** In order: the first rule that holds proposes. */
export class RulesData {
  @ListOf(() => RuleData, 1, 200) rules!: RuleData[];
}
