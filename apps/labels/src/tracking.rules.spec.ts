import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { trackingStatuses } from './carriers/carrier.js';
import type { Scan, TrackingStatus } from './carriers/carrier.js';
import { labelLifecycle } from './label.lifecycle.js';
import type { LabelStatus } from './label.lifecycle.js';
import { movesFor } from './tracking.rules.js';

const scan = (status: TrackingStatus, hour: number): Scan => ({
  status,
  scannedAt: new Date(Date.UTC(2026, 10, 22, hour)),
  message: status,
  place: null,
});

const told = (status: LabelStatus, ...scans: Scan[]): string[] =>
  movesFor(status, scans, scans).map((step) => `${step.action} ${step.at.getUTCHours()}`);

describe('what scans ask of a label', () => {
  it.each<[LabelStatus, Scan[], string[]]>([
    ['purchased', [scan('pre_transit', 1)], []],
    ['purchased', [scan('unknown', 1)], []],
    ['purchased', [scan('pre_transit', 1), scan('in_transit', 3), scan('in_transit', 5)], ['scan 3']],
    ['purchased', [scan('in_transit', 3), scan('delivered', 9)], ['scan 3', 'deliver 9']],
    ['purchased', [scan('delivered', 9)], ['scan 9', 'deliver 9']],
    ['scanned', [scan('in_transit', 3), scan('return_to_sender', 7)], ['send_back 7']],
    ['scanned', [scan('return_to_sender', 7), scan('delivered', 9)], ['send_back 7']],
    ['scanned', [scan('failure', 4)], ['raise 4']],
    ['delivered', [scan('in_transit', 3)], []],
    ['returned_to_sender', [scan('delivered', 9)], []],
    ['voided', [scan('pre_transit', 1)], []],
    ['voided', [scan('in_transit', 3)], ['raise 3']],
    ['failed', [scan('in_transit', 3)], []],
  ])('%s after %j', (status, scans, steps) => {
    expect(told(status, ...scans)).toEqual(steps);
  });

  it('raises nothing a second time', () => {
    const failure = scan('failure', 4);
    expect(movesFor('scanned', [failure], [])).toEqual([]);
    expect(movesFor('voided', [scan('in_transit', 3)], [])).toEqual([]);
  });

  it('never goes back, whatever is heard in whatever order', () => {
    const rank: Record<string, number> = { purchased: 0, scanned: 1, returned_to_sender: 2, delivered: 2 };
    const scans = fc.array(fc.record({ status: fc.constantFrom(...trackingStatuses), hour: fc.nat(20) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(scans, (heard) => {
        let status: LabelStatus = 'purchased';
        const known: Scan[] = [];
        for (const { status: said, hour } of heard) {
          const fresh = scan(said, hour);
          known.push(fresh);
          known.sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime());
          for (const step of movesFor(status, known, [fresh])) {
            if (step.action === 'raise') continue;
            const table: Record<string, string> = labelLifecycle[status];
            const to = table[step.action] as LabelStatus | undefined;
            expect(to).toBeDefined();
            expect(rank[to!]!).toBeGreaterThan(rank[status]!);
            status = to!;
          }
        }
      }),
    );
  });
});
