import { problem } from '#contracts';

export class NothingForVendor extends problem({
  code: 'nothing_for_vendor',
  kind: 'conflict',
  when: 'No piece with the disposition return_to_vendor waits for this vendor.',
}) {}
