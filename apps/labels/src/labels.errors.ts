import { problem } from '#contracts';

export class LabelHasNoDocument extends problem({
  code: 'label_has_no_document',
  kind: 'not_found',
  when: 'The label is not bought yet, was voided, or could not be bought; `status` says which.',
}) {}
