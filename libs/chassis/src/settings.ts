/** A setting could not be read; the message is a sentence per wrong value. */
export class WrongSettings extends Error {}

interface Setting<T> {
  /** One sentence for `.env.example`. */
  means: string;
  /** Used when the variable is not set. */
  fallback: string;
  read(text: string): T;
}

const setting = <T>(means: string, fallback: string, read: (text: string) => T): Setting<T> => ({
  means,
  fallback,
  read,
});

const text = (value: string): string => value;
const optional = (value: string): string | undefined => value || undefined;

function whole(value: string, from: number, to: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < from || number > to) {
    throw new WrongSettings(`must be a whole number from ${from} to ${to}`);
  }
  return number;
}

const port = (value: string): number => whole(value, 0, 65_535);
const milliseconds = (value: string): number => whole(value, 0, 600_000);

const yesOrNo = (value: string): boolean => {
  if (value !== 'true' && value !== 'false') throw new WrongSettings('must be true or false');
  return value === 'true';
};

const oneOf =
  (...allowed: string[]) =>
  (value: string): string => {
    if (!allowed.includes(value)) throw new WrongSettings(`must be one of ${allowed.join(', ')}`);
    return value;
  };

const url =
  (...schemes: string[]) =>
  (value: string): string | undefined => {
    if (!value) return undefined;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme))
      throw new WrongSettings(`must be an address that begins ${schemes.join(':// or ')}://`);
    return value;
  };

const hostPorts = (value: string): string[] => {
  const list = value.split(',').filter(Boolean);
  const wrong = list.find((entry) => !/^[\w.-]+:\d+$/.test(entry));
  if (wrong !== undefined)
    throw new WrongSettings(`must be host:port, or several with commas; "${wrong}" is not`);
  return list;
};

const secret = (value: string): string | undefined => {
  if (value && value.length < 32) throw new WrongSettings('must have at least 32 characters');
  return value || undefined;
};

/** Every setting of every process. `.env.example` is compared with this table. */
export const settingsTable = {
  PORT: setting('TCP port of the HTTP API and the pages.', '3000', port),
  HOST: setting('Address to listen on.', '127.0.0.1', text),
  MANAGEMENT_PORT: setting(
    'TCP port of /metrics, for your monitoring only; 0 picks a free one.',
    '9464',
    port,
  ),
  PUBLIC_URL: setting(
    'Address customers reach the pages at, used in mails. Empty: http://HOST:PORT.',
    '',
    url('http', 'https'),
  ),
  DATABASE_URL: setting(
    'PostgreSQL to use. Empty: an embedded PostgreSQL in DATA_DIR.',
    '',
    url('postgres', 'postgresql'),
  ),
  DATABASE_POOL: setting('Database connections per service.', '8', (value) => whole(value, 2, 200)),
  DATA_DIR: setting('Folder of the embedded database, the demo key and the secret.', '.vuelta', text),
  KAFKA_BROKERS: setting(
    'Kafka brokers, host:port with commas. Empty: events stay inside this process.',
    '',
    hostPorts,
  ),
  VUELTA_SECRET: setting(
    'Signs guest sessions and links; the same in every process, 32 characters or more. Empty: made once in DATA_DIR.',
    '',
    secret,
  ),
  OIDC_ISSUER: setting(
    'Identity provider that staff sign in through, OpenID Connect. Empty: local accounts only.',
    '',
    url('http', 'https'),
  ),
  OIDC_CLIENT_ID: setting('Our client id at the identity provider.', '', optional),
  OIDC_CLIENT_SECRET: setting('Our client secret at the identity provider.', '', optional),
  OIDC_MERCHANT: setting('Short name of the merchant whose staff the identity provider knows.', 'demo', text),
  SMTP_URL: setting(
    'Mail server. Empty: mails go to the mailbox that GET /v1/mailbox shows.',
    '',
    url('smtp', 'smtps'),
  ),
  MAIL_FROM: setting('Sender of mails to customers.', 'Returns <returns@example.com>', text),
  EASYPOST_API_KEY: setting('EasyPost account that sells labels. Empty: the offline carrier.', '', optional),
  EASYPOST_BASE_URL: setting(
    'EasyPost’s API; `vuelta sandbox easypost` prints that of the rehearsal.',
    'https://api.easypost.com/v2',
    (value) => url('http', 'https')(value)!,
  ),
  EASYPOST_TIMEOUT_MS: setting('Milliseconds EasyPost may take to begin an answer.', '20000', milliseconds),
  EASYPOST_WEBHOOK_SECRET: setting(
    'Signs EasyPost’s webhooks to /v1/labels/webhooks/easypost. Empty: they are refused, tracking is polled.',
    '',
    optional,
  ),
  WEBHOOKS_TO_PRIVATE_ADDRESSES: setting(
    'Let webhooks go to http and private addresses. Only for tests.',
    'false',
    yesOrNo,
  ),
  STRIPE_API_KEY: setting(
    'Secret key of the Stripe account that payments were taken with. Empty: everything is paid back by hand.',
    '',
    optional,
  ),
  STRIPE_API_BASE: setting(
    'Address of the Stripe API; another one only for rehearsals.',
    'https://api.stripe.com',
    (value) => new URL(url('http', 'https')(value)!),
  ),
  STRIPE_WEBHOOK_SECRET: setting(
    'Signing secret of the webhook that Stripe sends to /v1/refunds/webhooks/stripe.',
    '',
    optional,
  ),
  STRIPE_TIMEOUT_MS: setting('Milliseconds Stripe may take to answer one request.', '10000', (value) =>
    whole(value, 100, 12_000),
  ),
  LOG_LEVEL: setting(
    'Log lines from this level up.',
    'info',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  ),
  SHUTDOWN_DELAY_MS: setting(
    'Milliseconds between "not ready" and closing the door on SIGTERM.',
    '0',
    milliseconds,
  ),
  SCAN_UNDO_SECONDS: setting(
    'Seconds a scan can be taken back before the inspection it completes is announced and money moves.',
    '30',
    (value) => whole(value, 0, 3600),
  ),
  KAFKA_CLIENT_ID: setting('Name of this process in the broker’s logs.', 'vuelta', optional),
} as const;

export type Settings = { [K in keyof typeof settingsTable]: ReturnType<(typeof settingsTable)[K]['read']> };

/** The wrong value, unless the screen is no place for it. */
const shown = (name: string, given: string): string =>
  /SECRET|API_KEY/.test(name) || given.includes('@') ? 'not shown here' : `"${given}"`;

/** Reads and checks all settings at once. Throws WrongSettings naming every wrong one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const entries = Object.entries(settingsTable).map(([name, { fallback, read }]) => {
    const given = env[name]?.trim() || fallback;
    try {
      return [name, read(given)];
    } catch (error) {
      wrong.push(`${name} ${(error as Error).message}, but is ${shown(name, given)}.`);
      return [name, undefined];
    }
  });
  if (wrong.length > 0) throw new WrongSettings(wrong.join('\n'));
  return Object.fromEntries(entries) as Settings;
}
