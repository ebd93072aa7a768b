import { problem } from '#contracts';

export class MoreThanExpected extends problem({
  code: 'more_than_expected',
  kind: 'conflict',
  when: 'More pieces than the return still expects on this line; `outstanding` says how many. Set the rest aside.',
}) {}

export class NotInThisReturn extends problem({
  code: 'not_in_this_return',
  kind: 'invalid',
  when: 'No line of this return has this article; record it as the `wrong_item` of the line it came instead of.',
}) {}

export class GradeComesFirst extends problem({
  code: 'grade_comes_first',
  kind: 'invalid',
  when: 'A disposition needs a grade, and a wrong item has neither.',
}) {}

export class NotAnnouncedYet extends problem({
  code: 'not_announced_yet',
  kind: 'conflict',
  when: 'The parcel is known by its label, but the lines of its return have not arrived here; try again in a moment.',
}) {}
