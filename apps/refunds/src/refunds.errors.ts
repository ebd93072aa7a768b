import { problem } from '#contracts';

export class CurrencyChanged extends problem({
  code: 'currency_changed',
  kind: 'invalid',
  when: 'An order was registered again in another currency after money of it was refunded.',
}) {}
