import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Book } from './book.js';
import { fail } from './faults.js';
import type { Fault } from './faults.js';
import { labelFile } from './files.js';
import { routes } from './routes.js';
import type { Route } from './routes.js';
import { notFound, Refusal, asJson, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';
import { decideRefund } from './refunds.js';
import type { RefundStatus } from './refunds.js';
import { addScan, scanOf, trackerStatuses } from './trackers.js';
import type { TrackerStatus } from './trackers.js';
import { addWebhook, deliver, makeEvent } from './webhooks.js';

/** Told of each request before it has an effect and after; may wait, and may end the process that asked. */
export type Watcher = (moment: 'before' | 'after', route: string) => void | Promise<void>;

/** A scan as a spec or a rehearsal tells it. */
export interface ScanTold {
  trackingCode: string;
  status: TrackerStatus;
  at: Date;
  message?: string;
}

/** EasyPost for specs and rehearsals: its HTTP protocol over a memory of its own. Sells nothing. */
export class FakeEasyPost {
  readonly book: Book;
  /** Routes asked so far, in order. */
  readonly asked: string[] = [];
  private readonly faults: Fault[] = [];
  private watcher: Watcher | undefined;
  private readonly server: Server;

  private constructor(now: () => Date) {
    this.book = new Book(now);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(options: { port?: number; now?: () => Date } = {}): Promise<FakeEasyPost> {
    const fake = new FakeEasyPost(options.now ?? (() => new Date()));
    await new Promise<void>((resolve, reject) => {
      fake.server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** Where it listens, without `/v2`. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next requests of a route fail so. */
  plan(fault: Omit<Fault, 'times'> & { times?: number }): void {
    this.faults.push({ times: 1, ...fault });
  }

  /** Forgets all planned faults and the watcher. */
  calm(): void {
    this.faults.length = 0;
    this.watcher = undefined;
  }

  watch(watcher: Watcher): void {
    this.watcher = watcher;
  }

  /** The carrier scans a parcel. Resolves with the event that tells of it; `send` sends it. */
  scan({ trackingCode, status, at, message }: ScanTold): Json {
    const tracker = addScan(this.book, trackingCode, scanOf(status, at, message));
    return makeEvent(this.book, 'tracker.updated', tracker);
  }

  /** The carrier has decided on postage that was given back. */
  refund(shipmentId: string, status: RefundStatus): Json {
    return makeEvent(this.book, 'refund.successful', decideRefund(this.book, shipmentId, status));
  }

  /** Has events sent to `url`, signed with `secret`. */
  hear(url: string, secret: string): void {
    addWebhook(this.book, { url, webhook_secret: secret });
  }

  /** Sends an event to every webhook, signed; resolves with the statuses that came back. */
  send(event: Json): Promise<number[]> {
    return deliver(this.book, event);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    if (url.pathname.startsWith('/files/')) return this.sendFile(url.pathname, response);
    if (url.pathname === '/sandbox/scans') return this.rehearseScan(request, response);
    return this.answerApi(request, response, url);
  }

  private async answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const call = await callOf(request, url);
    const route = routes.find(({ method, pattern }) => method === call.method && pattern.test(call.path));
    const name = route?.name ?? `${call.method} ${call.path}`;
    this.asked.push(name);
    const fault = this.faultFor(name);
    await this.watcher?.('before', name);
    if (fault?.when === 'before') return fail(response, fault.how);
    const reply = this.perform(route, call, request.headers.authorization);
    await this.watcher?.('after', name);
    if (fault) return fail(response, fault.how);
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(absolute(reply.body, this.origin)));
  }

  private perform(route: Route | undefined, call: Call, authorization: string | undefined): Reply {
    try {
      if (!/^Basic \S+/.test(authorization ?? '')) {
        throw new Refusal(401, 'APIKEY.INVALID', 'The API key is missing or wrong.');
      }
      if (!route) throw notFound();
      const ids = route.pattern.exec(call.path)?.slice(1) ?? [];
      return route.handle(this.book, { ...call, ids });
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }

  private faultFor(route: string): Fault | undefined {
    const fault = this.faults.find((planned) => planned.route === route && planned.times > 0);
    if (fault) fault.times -= 1;
    return fault;
  }

  /** For rehearsals: the body is `{ trackingCode, status, at? }`. Not a part of EasyPost. */
  private async rehearseScan(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { trackingCode, status, at } = await bodyOf(request);
    const known = trackerStatuses.find((one) => one === status);
    const told = known && textOf(trackingCode);
    const scan = {
      trackingCode: told ?? '',
      status: known ?? 'unknown',
      at: new Date(textOf(at) ?? Date.now()),
    };
    const statuses = told ? await this.send(this.scan(scan)) : [];
    response.writeHead(told ? 200 : 422, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ heardBy: statuses }));
  }

  /** Forms and labels are files; EasyPost keeps them on another host and asks for no key. */
  private async sendFile(path: string, response: ServerResponse): Promise<void> {
    const [, id, format = 'png'] = /^\/files\/(\w+)\.(\w+)$/.exec(path) ?? [];
    const shipment = this.book
      .list('shipments')
      .find(({ postage_label: label }) => asJson(label)['id'] === id);
    this.asked.push('GET /files/:id');
    await this.watcher?.('before', 'GET /files/:id');
    const fault = this.faultFor('GET /files/:id');
    if (fault) return fail(response, fault.how);
    const { type, bytes } = await labelFile(format, textOf(shipment?.['tracking_code']) ?? 'FORM');
    await this.watcher?.('after', 'GET /files/:id');
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
    response.end(bytes);
  }
}

async function callOf(request: IncomingMessage, url: URL): Promise<Call> {
  const path = url.pathname.replace(/^\/v2/, '');
  const body = await bodyOf(request);
  return { method: request.method ?? 'GET', path, ids: [], query: url.searchParams, body };
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text ? asJson(JSON.parse(text)) : {};
}

/** Addresses of files get the host that the fake listens on. */
function absolute(value: unknown, origin: string): unknown {
  if (typeof value === 'string') return value.startsWith('/files/') ? `${origin}${value}` : value;
  if (Array.isArray(value)) return value.map((entry) => absolute(entry, origin));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, absolute(field, origin)]));
}
