/** What a class's `@EventType` says of it. */
export interface EventTypeInfo {
  /** `<service>.<what-happened>.v<version>` */
  type: string;
  /** The aggregate whose id is the key; events of one aggregate are applied in order. */
  aggregate: string;
  /** One sentence: when this event is recorded. */
  when: string;
}

export type EventClass<T extends object = object> = new () => T;

const infoByClass = new Map<EventClass, EventTypeInfo>();
const classByType = new Map<string, EventClass>();

/** Enters an event class, one per type and version, into the registry. */
export const EventType =
  (info: EventTypeInfo) =>
  <T extends object>(target: EventClass<T>): void => {
    if (!/^[a-z]+(\.[a-z-]+)\.v\d+$/.test(info.type)) throw new Error(`event type ${info.type} is malformed`);
    if (classByType.has(info.type)) throw new Error(`event type ${info.type} is declared twice`);
    infoByClass.set(target, info);
    classByType.set(info.type, target);
  };

export function eventInfo(eventClass: EventClass): EventTypeInfo {
  const info = infoByClass.get(eventClass);
  if (!info) throw new Error(`${eventClass.name} has no @EventType`);
  return info;
}

export const eventClassOf = (type: string): EventClass | undefined => classByType.get(type);

export const allEvents = (): { eventClass: EventClass; info: EventTypeInfo }[] =>
  [...infoByClass].map(([eventClass, info]) => ({ eventClass, info }));

/** The topic that carries an aggregate's events, e.g. `returns.return.events.v1`. */
export const topicOf = ({ type, aggregate }: Pick<EventTypeInfo, 'type' | 'aggregate'>): string =>
  `${type.split('.')[0]}.${aggregate}.events.v1`;
