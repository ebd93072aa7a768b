import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import {
  easterInBerlin,
  laborDayInDallas,
  policyOf,
  saleFacts,
  spec2025,
  type Sale,
} from '../../test/sales.builder.js';
import { decide } from '../decide.js';
import { compileLaw, lawOf } from '../law/compile-law.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { canonicalJson } from './canonical-json.js';
import { isIntact, replay, sealRecord, type DecisionRecord, type ReplayInputs } from './record.js';
import { calendarsOf, recordingCalendars } from './recording-calendars.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const law = compileLaw(readPacks());
const document = policyOf([{ id: 'base', then: { windowDays: 30 } }]);

function recordOf(sale: Sale): DecisionRecord {
  const facts = saleFacts(sale);
  const recording = recordingCalendars(spec2025);
  const now = sale.requestedAt;
  const decision = decide(facts, compilePolicy(document, '7'), law, recording.calendars, now);
  const rules = law.rulesFor(sale.jurisdiction).map(({ rule }) => rule);
  const policy = { version: '7', document };
  const consulted = { version: law.version, rules };
  return sealRecord(
    { facts, now, policy, law: consulted, holidays: recording.consulted(), decision },
    sha256,
  );
}

/** Only from what the record holds: no pack, no holiday library. */
function decideAgain({ facts, now, policy, law: consulted, calendars }: ReplayInputs) {
  const again = lawOf(consulted.version, consulted.rules);
  return decide(facts, compilePolicy(policy.document, policy.version), again, calendars, now);
}

describe.each([
  ['Berlin', easterInBerlin],
  ['Dallas', laborDayInDallas],
])('the record of a decision in %s', (_, sale) => {
  let record: DecisionRecord;
  let stored: DecisionRecord;

  beforeAll(() => {
    record = recordOf(sale);
    // As a database gives it back: other order of keys, no undefined.
    stored = JSON.parse(canonicalJson(record)) as DecisionRecord;
  });

  it('replays to the identical bytes', () => {
    const { decision, identical } = replay(stored, decideAgain);
    expect(identical).toBe(true);
    expect(canonicalJson(decision)).toBe(canonicalJson(record.decision));
  });

  it('notices another answer', () => {
    const other = replay(stored, (inputs) => ({ ...decideAgain(inputs), verdict: 'review' }));
    expect(other.identical).toBe(false);
  });

  it('is intact until anything in it changes', () => {
    expect(isIntact(stored, sha256)).toBe(true);
    expect(isIntact({ ...stored, now: '2025-01-01T00:00:00Z' }, sha256)).toBe(false);
  });
});

describe('recorded calendars', () => {
  it('keep what was asked, in order, once', () => {
    const { calendars, consulted } = recordingCalendars(spec2025);
    calendars.holidays('US-FED', 2025);
    calendars.holidays('DE', 2026);
    calendars.holidays('DE', 2025);
    calendars.holidays('DE', 2025);
    const { version, lists } = consulted();
    expect(version).toBe('spec-2025');
    expect(lists.map(({ calendarId, year }) => `${calendarId} ${year}`)).toEqual([
      'DE 2025',
      'DE 2026',
      'US-FED 2025',
    ]);
  });

  it('play back what was recorded and nothing else', () => {
    const { calendars, consulted } = recordingCalendars(spec2025);
    const asked = calendars.holidays('DE', 2025);
    const played = calendarsOf({ holidays: consulted() });
    expect(played.holidays('DE', 2025)).toEqual(asked);
    expect(() => played.holidays('DE', 2024)).toThrow(RangeError);
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves out undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined, A: 'é"' })).toBe(
      '{"A":"é\\"","b":[{"c":null,"d":1}]}',
    );
  });

  it.each([[NaN], [() => 1], [1n], [[undefined]]])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
