import { describe, expect, it } from '@jest/globals';
import { contextOf } from '../../test/context.builder.js';
import type { Differences } from '../../test/context.builder.js';
import { compilePolicy } from './compile-policy.js';
import { defaultPolicy, defaultSettings, fromSettings, type PolicySettings } from './default-policy.js';

const termsOf = (settings: Partial<PolicySettings>, about: Differences = {}) =>
  compilePolicy(fromSettings(settings), 'v1').termsOf(contextOf(about, [...defaultSettings.faultyReasons]));
const because = (reasonCode: string) => ({ line: { reasonCode } });
const codes = (settings: Partial<PolicySettings>, about: Differences) =>
  termsOf(settings, about).declines.map(({ code }) => code);

describe('the default policy', () => {
  it('has a name, and the three days on for orders from the US', () => {
    expect(defaultPolicy).toMatchObject({
      name: 'Default policy',
      usThreeDayCancellation: { enabled: true, businessDays: 3 },
      faultyReasons: [
        'not_as_described',
        'damaged_in_transit',
        'defective',
        'wrong_item_sent',
        'missing_parts',
      ],
    });
    expect(compilePolicy(defaultPolicy, 'default').termsOf(contextOf())).toMatchObject({ windowDays: 30 });
  });

  it('gives 30 days from delivery free of charge, faulty goods two years', () => {
    expect(termsOf({})).toMatchObject({
      windowDays: 30,
      windowStarts: 'delivered',
      windowRuleId: 'base',
      declines: [],
      reviews: [],
      resolutions: ['refund', 'exchange', 'store_credit'],
      lineFees: [],
      returnFees: [],
      returnShippingPaidBy: 'seller',
      refundShipping: 'whole_order',
      shipByDays: 14,
    });
    for (const reason of defaultPolicy.faultyReasons) {
      expect(termsOf({}, because(reason))).toMatchObject({ windowDays: 730, windowRuleId: 'faulty-goods' });
    }
  });

  it('declines final sales and broken seals, unless the goods are faulty', () => {
    const both = { purchase: { finalSale: true, flags: ['sealed_hygiene_unsealed'] } };
    expect(codes({}, both)).toEqual(['final_sale', 'hygiene_seal_broken']);
    expect(codes({}, { ...both, ...because('defective') })).toEqual([]);
    expect(codes({}, { purchase: { flags: ['sealed_hygiene_unsealed'] } })).toEqual(['hygiene_seal_broken']);
  });
});

describe('settings', () => {
  it('set windows by reason; a faulty reason never gets less than its own', () => {
    const settings: Partial<PolicySettings> = {
      windowStartsWhen: 'placed',
      returnWindowDays: 20,
      windowDaysByReason: { does_not_fit: 10, defective: 5, missing_parts: 900 },
      faultyWindowDays: 100,
    };
    const days = (reason: string) => termsOf(settings, because(reason)).windowDays;
    expect(['does_not_fit', 'other', 'defective', 'missing_parts', 'wrong_item_sent'].map(days)).toEqual([
      10, 20, 100, 900, 100,
    ]);
    expect(termsOf({ returnWindowDays: 900 }, because('defective')).windowDays).toBe(900);
    expect(termsOf(settings).windowStarts).toBe('placed');
  });

  it('send what is worth more than the limit of its currency to a person', () => {
    const reviews = (paidMinor: number, currency = 'EUR') =>
      termsOf({ reviewAboveMinor: { EUR: 5000, JPY: 1 } }, { purchase: { paidMinor }, order: { currency } })
        .reviews;
    expect(reviews(5000)).toEqual([]);
    expect(reviews(5001)).toEqual([{ ruleId: 'review-EUR', code: 'high_value_review' }]);
    expect(reviews(5001, 'USD')).toEqual([]);
  });

  it('charge fees, but not for faulty goods', () => {
    const settings: Partial<PolicySettings> = {
      restockingFeePercentByReason: { does_not_fit: 10, defective: 50 },
      returnShippingFeeMinor: { EUR: 300 },
    };
    const fees = (reason: string) => {
      const { lineFees, returnFees } = termsOf(settings, because(reason));
      return [...lineFees, ...returnFees].map(({ code, amountMinor }) => `${code} ${amountMinor}`);
    };
    expect(fees('does_not_fit')).toEqual(['restocking_fee 600', 'return_shipping_fee 300']);
    expect(fees('other')).toEqual(['return_shipping_fee 300']);
    expect(fees('defective')).toEqual([]);
  });

  it('may leave out money, but not for faulty goods', () => {
    const settings: Partial<PolicySettings> = { resolutions: ['exchange', 'keep_item'] };
    expect(termsOf(settings).resolutions).toEqual(['exchange', 'keep_item']);
    expect(termsOf(settings, because('defective')).resolutions).toEqual(['refund', 'exchange', 'keep_item']);
  });

  it('carry over what they say of shipping', () => {
    const settings = { shipByDays: 5, refundShippingWhen: 'whole_order_or_faulty' } as const;
    expect(termsOf(settings)).toMatchObject({ shipByDays: 5, refundShipping: 'whole_order_or_faulty' });
  });

  it('of any kind make a document that compiles', () => {
    const every = {
      ...defaultSettings,
      windowDaysByReason: { other: 0 },
      returnShippingFeeMinor: { JPY: 0 },
    };
    expect(compilePolicy(fromSettings(every, 'x'), 'v1').document.name).toBe('x');
  });
});
