import { createHmac } from 'node:crypto';
import type { Book } from './book.js';
import { asJson, born, listOf, missing, newObjectId, notFound, secondsOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

/** Secrets are told once and never shown. */
const secrets = new WeakMap<Book, Map<string, string>>();
const secretsOf = (book: Book): Map<string, string> => {
  const found = secrets.get(book) ?? new Map<string, string>();
  secrets.set(book, found);
  return found;
};

function keepSecret(book: Book, id: string, given: Json): void {
  const secret = textOf(given['webhook_secret']);
  if (secret !== null) secretsOf(book).set(id, secret);
}

const headersOf = (given: Json): Json => ({ custom_headers: listOf(given['custom_headers']) });

export const createWebhook = (book: Book, { body }: Call): Reply => ({
  status: 201,
  body: addWebhook(book, asJson(body['webhook'])),
});

/** Throws Refusal for one without an address. */
export function addWebhook(book: Book, input: Json): Json {
  if (!textOf(input['url'])) throw missing('webhook');
  const { updated_at: _, ...head } = born('hook', 'Webhook', book.now());
  const webhook = book.put('webhooks', {
    ...head,
    url: input['url'],
    disabled_at: null,
    ...headersOf(input),
  });
  keepSecret(book, String(webhook['id']), input);
  return webhook;
}

export function updateWebhook(book: Book, { ids, body }: Call): Reply {
  const input = { ...asJson(body['webhook']), ...body };
  const { updated_at: _, ...webhook } = book.change('webhooks', ids[0]!, headersOf(input));
  keepSecret(book, ids[0]!, input);
  return { status: 201, body: book.put('webhooks', webhook) };
}

export function deleteWebhook(book: Book, { ids }: Call): Reply {
  book.remove('webhooks', ids[0]!);
  return { status: 200, body: {} };
}

/** EasyPost sends whole weights with a decimal: `10.0`. Its client writes them so before it checks the signature. */
const withDecimalWeights = (text: string): string => text.replace(/"weight":(\d+)(?=[,}])/g, '"weight":$1.0');

/** The value of `X-Hmac-Signature`. */
export const signatureOf = (body: string, secret: string): string =>
  `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body, 'utf8').digest('hex')}`;

/** An event with its object, kept and ready to be sent. */
export function makeEvent(book: Book, description: string, result: Json): Json {
  const { updated_at: _, ...head } = born('evt', 'Event', book.now());
  return book.put('events', {
    ...head,
    description,
    user_id: newObjectId('user'),
    status: 'pending',
    previous_attributes: {},
    pending_urls: book.list('webhooks').map(({ url }) => url),
    completed_urls: [],
    updated_at: secondsOf(book.now()),
    result,
  });
}

const listed = ['description', 'id', 'user_id', 'status', 'created_at', 'mode', 'object'];

/** Lists show less of an event than the event itself, and neither shows its object. */
export const eventInList = (event: Json): Json =>
  Object.fromEntries(listed.map((field) => [field, event[field]]));

export const eventAlone = (event: Json): Json =>
  Object.fromEntries(Object.entries(event).filter(([field]) => field !== 'result'));

export function payloadsOf(book: Book, { ids }: Call): Reply {
  book.get('events', ids[0]!);
  return { status: 200, body: { payloads: [] } };
}

export function payloadOf(book: Book, { ids }: Call): Reply {
  book.get('events', ids[0]!);
  throw Object.assign(notFound(), { code: 'PAYLOAD.NOT_FOUND' });
}

/** Sends an event once to every webhook. Resolves with the statuses that came back; 0 where nobody answered. */
export async function deliver(book: Book, event: Json): Promise<number[]> {
  const body = withDecimalWeights(JSON.stringify(event));
  const statuses: number[] = [];
  for (const { id, url } of book.list('webhooks')) {
    const secret = secretsOf(book).get(String(id));
    const signature = secret === undefined ? {} : { 'x-hmac-signature': signatureOf(body, secret) };
    const headers = { 'content-type': 'application/json', 'user-agent': 'EasyPost Webhook', ...signature };
    const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(7000) };
    const status = await fetch(String(url), request).then(
      (response) => response.status,
      () => 0,
    );
    statuses.push(status);
  }
  return statuses;
}
