import type { TaskEffect, TaskKind } from '#contracts';

interface Kind {
  effect: TaskEffect;
  isFraudSignal: boolean;
  /** What a person reads: what was seen, and what to do about it. */
  explanation: string;
}

/**
 * Everything that asks for a person. A task may hold money back for some days; it never decides, and it never takes
 * away what the law gives: the hold ends by itself.
 */
export const kindsOfTask: Record<TaskKind, Kind> = {
  weight_differs: {
    effect: 'holds_money',
    isFraudSignal: true,
    explanation:
      'The parcel weighs more than 10 % and 150 g less or more than the goods announced. Weigh it again, open it on camera, compare what is in it.',
  },
  delivered_not_received: {
    effect: 'asks',
    isFraudSignal: true,
    explanation:
      'The carrier says delivered, but 48 hours later nobody has scanned the parcel. Look for it at the dock, then ask the carrier for proof of delivery.',
  },
  serial_differs: {
    effect: 'holds_money',
    isFraudSignal: true,
    explanation:
      'The serial number is not one that was dispatched with this order line. Compare it with the photo and ask the customer which piece they have.',
  },
  empty_box: {
    effect: 'holds_money',
    isFraudSignal: true,
    explanation:
      'The box came without the article. Look at the photo and the weights of carrier and dock before asking the customer.',
  },
  frequent_returns: {
    effect: 'asks',
    isFraudSignal: true,
    explanation:
      'The same person has returned unusually often in 90 days. Look closely at the condition; it is no reason to refuse what the law or the policy grants.',
  },
  lot_differs: {
    effect: 'asks',
    isFraudSignal: false,
    explanation:
      'The lot is not the one that was sold. Check whether the order was filled from several lots.',
  },
  wrong_item: {
    effect: 'asks',
    isFraudSignal: false,
    explanation:
      'Another article came instead. Keep it apart and ask the customer; it is theirs until agreed.',
  },
  other_order: {
    effect: 'asks',
    isFraudSignal: false,
    explanation: 'The item belongs to another order. Find that return and record the item there.',
  },
  surplus: {
    effect: 'asks',
    isFraudSignal: false,
    explanation:
      'More pieces came than were announced. Settle with the number that may be kept and sold; send the rest back.',
  },
  late_change: {
    effect: 'asks',
    isFraudSignal: false,
    explanation:
      'The numbers changed after the inspection was announced. Compare the refund with what is here now and correct it.',
  },
  conflict: {
    effect: 'asks',
    isFraudSignal: false,
    explanation:
      'A scan made offline does not fit what is known by now. What the server knows stands; decide what to do.',
  },
};

/** Milliseconds a signal may hold money back: seven days, and never beyond the law's fourteen since authorization. */
const longestHoldMs = 7 * 86_400_000;
const lawfulMs = 14 * 86_400_000;

export function holdsUntil(openedAt: Date, authorizedAt: Date | null): Date {
  const ours = openedAt.getTime() + longestHoldMs;
  const lawful = (authorizedAt ?? openedAt).getTime() + lawfulMs;
  return new Date(Math.max(openedAt.getTime(), Math.min(ours, lawful)));
}
