import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readSettings, settingsTable, WrongSettings } from './settings.js';

it('has a default for everything', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    KAFKA_BROKERS: [],
    DATABASE_URL: undefined,
  });
});

it('reads what is given', () => {
  const settings = readSettings({
    PORT: ' 8080 ',
    KAFKA_BROKERS: 'one:9092,two:9092',
    WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true',
  });
  expect(settings).toMatchObject({
    PORT: 8080,
    KAFKA_BROKERS: ['one:9092', 'two:9092'],
    WEBHOOKS_TO_PRIVATE_ADDRESSES: true,
  });
});

it.each([
  ['PORT', 'http', 'PORT must be a whole number from 0 to 65535, but is "http".'],
  ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, but is "65536".'],
  ['DATABASE_POOL', '1', 'DATABASE_POOL must be a whole number from 2 to 200, but is "1".'],
  [
    'DATABASE_URL',
    'mysql://db',
    'DATABASE_URL must be an address that begins postgres:// or postgresql://, but is "mysql://db".',
  ],
  [
    'PUBLIC_URL',
    'returns.example',
    'PUBLIC_URL must be an address that begins http:// or https://, but is "returns.example".',
  ],
  [
    'KAFKA_BROKERS',
    'one:9092,two',
    'KAFKA_BROKERS must be host:port, or several with commas; "two" is not, but is "one:9092,two".',
  ],
  ['VUELTA_SECRET', 'short', 'VUELTA_SECRET must have at least 32 characters, but is not shown here.'],
  [
    'LOG_LEVEL',
    'loud',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, but is "loud".',
  ],
  [
    'WEBHOOKS_TO_PRIVATE_ADDRESSES',
    'yes',
    'WEBHOOKS_TO_PRIVATE_ADDRESSES must be true or false, but is "yes".',
  ],
])('%s=%s gets a sentence', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(new WrongSettings(sentence));
});

it('names every wrong setting at once', () => {
  expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*\nLOG_LEVEL/);
});

it('is what .env.example lists', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name, value],
  );
  expect(listed).toEqual(Object.entries(settingsTable).map(([name, { fallback }]) => [name, fallback]));
});
