import { problem } from '#contracts';

export class NotInThisReturn extends problem({
  code: 'not_in_this_return',
  kind: 'invalid',
  when: 'No line of this return has this article; record what it is as the finding on the line it came instead of.',
}) {}

export class GradeComesFirst extends problem({
  code: 'grade_comes_first',
  kind: 'invalid',
  when: 'A disposition needs a grade, and a piece that was not announced has neither.',
}) {}

export class OverrideNeedsReason extends problem({
  code: 'override_needs_reason',
  kind: 'invalid',
  when: 'The disposition is not the one in `proposed`: say why in `overrideReason`.',
}) {}

export class NotAnnouncedYet extends problem({
  code: 'not_announced_yet',
  kind: 'conflict',
  when: 'The parcel is known by its label, but the lines of its return have not arrived here; try again in a moment.',
}) {}
