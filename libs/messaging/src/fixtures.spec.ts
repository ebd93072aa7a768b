import { allEvents, topicOf } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parseEnvelope, readEvent } from './envelope.js';

const folder = 'libs/contracts/fixtures';

describe('every event type', () => {
  it.each(allEvents().map(({ info, eventClass }) => [info.type, eventClass] as const))(
    '%s reads its committed example',
    (type, eventClass) => {
      const envelope = parseEnvelope(readFileSync(`${folder}/${type}.json`, 'utf8'));
      expect(envelope.type).toBe(type);
      const event = readEvent(envelope);
      expect(event).toBeInstanceOf(eventClass);
      // A field that the class does not know would have been dropped: today's reader must keep all of yesterday's data.
      expect(JSON.parse(JSON.stringify(event))).toEqual(envelope.data);
    },
  );

  it('has an example, and no example has lost its type', () => {
    expect(readdirSync(folder).sort()).toEqual(
      allEvents()
        .map(({ info }) => `${info.type}.json`)
        .sort(),
    );
  });

  it('belongs to the service its topic names', () => {
    for (const { info } of allEvents())
      expect(topicOf(info)).toBe(`${info.type.split('.')[0]}.${info.aggregate}.events.v1`);
  });
});
