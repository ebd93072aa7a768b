import { eventClassOf, eventInfo } from '#contracts';
import type { EventClass } from '#contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';

/** A CloudEvents 1.0 event in structured JSON; the extensions after `data` are ours. */
export interface Envelope<T extends object = object> {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: T;
  merchantid: string;
  /** 1, 2, 3 … per subject, without gaps. */
  aggregateversion: number;
  correlationid: string;
  causationid?: string;
}

/** An event that no later try can make right: parked at once. */
export class MalformedEvent extends Error {}

/** Checks that `event` is what its class says. Both doors use it: before the outbox and after the transport. */
export function validateEvent(event: object): void {
  const errors = validateSync(event, { whitelist: true, forbidUnknownValues: true });
  if (errors.length > 0)
    throw new MalformedEvent(`${event.constructor.name}: ${describe(errors).join('; ')}`);
}

const describe = (errors: ValidationError[], path = ''): string[] =>
  errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((text) => `${path}${error.property} ${text}`),
    ...describe(error.children ?? [], `${path}${error.property}.`),
  ]);

export const typeOf = (event: object): string => eventInfo(event.constructor as EventClass).type;

const attributes = ['id', 'source', 'type', 'subject', 'time', 'merchantid', 'correlationid'] as const;

/** Reads an envelope. Throws MalformedEvent when it is none; an unknown type keeps its plain data. */
export function parseEnvelope(text: string): Envelope {
  const envelope = parseJson(text) as Partial<Envelope> | null;
  for (const name of attributes) {
    if (typeof envelope?.[name] !== 'string') throw new MalformedEvent(`no CloudEvents attribute ${name}`);
  }
  if (!Number.isInteger(envelope?.aggregateversion)) throw new MalformedEvent('no aggregateversion');
  return envelope as Envelope;
}

/** The envelope's data as a validated instance of its class, or undefined when this build does not know the type. */
export function readEvent(envelope: Envelope): object | undefined {
  const eventClass = eventClassOf(envelope.type);
  if (!eventClass) return undefined;
  const event = plainToInstance(eventClass, envelope.data);
  validateEvent(event);
  return event;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedEvent('not JSON');
  }
}
