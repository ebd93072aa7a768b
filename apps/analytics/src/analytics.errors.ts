import { problem } from '#contracts';

export class PeriodBackwards extends problem({
  code: 'period_backwards',
  kind: 'invalid',
  when: 'The period ends before it begins: `to` must not be before `from`.',
}) {}
