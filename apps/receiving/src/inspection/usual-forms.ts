import type { Answer, InspectionForm } from './inspection.rules.js';

const yesNo = (yes: Answer['bestGrade'], no: Answer['bestGrade']): Answer[] => [
  { answerCode: 'yes', text: 'Yes', bestGrade: yes },
  { answerCode: 'no', text: 'No', bestGrade: no },
];

const sealed = { questionCode: 'sealed', text: 'Is the original seal unbroken?', answers: yesNo('a', 'b') };
const complete = { questionCode: 'complete', text: 'Is everything in the box?', answers: yesNo('a', 'c') };
const works = { questionCode: 'works', text: 'Does it switch on and work?', answers: yesNo('a', 'd') };
const looks = {
  questionCode: 'looks',
  text: 'How does it look?',
  answers: [
    { answerCode: 'new', text: 'As new', bestGrade: 'a' },
    { answerCode: 'worn', text: 'Traces of use', bestGrade: 'c' },
    { answerCode: 'broken', text: 'Damaged', bestGrade: 'd' },
  ],
} satisfies InspectionForm['questions'][number];

/** Used until a merchant has forms of its own. `any` is for every category without one. */
export const usualForms: readonly InspectionForm[] = [
  { category: 'any', questions: [sealed, complete, looks] },
  { category: 'electronics', questions: [sealed, complete, works, looks] },
  { category: 'lighting', questions: [sealed, complete, works, looks] },
  {
    category: 'apparel',
    questions: [
      { questionCode: 'tags', text: 'Are all tags on?', answers: yesNo('a', 'b') },
      { questionCode: 'worn', text: 'Has it been worn: odour, stains, hair?', answers: yesNo('c', 'a') },
      looks,
    ],
  },
];
