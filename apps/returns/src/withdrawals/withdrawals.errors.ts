import { problem } from '#contracts';

export class ShopNotFound extends problem({
  code: 'shop_not_found',
  kind: 'not_found',
  when: 'No shop has the short name in `merchant`, so there is nobody to withdraw from.',
}) {}
