import { AsyncLocalStorage } from 'node:async_hooks';

/** What set the running code off; goes into events and log lines. */
export interface Trace {
  /** The request, or the request that set off the first event of the chain. */
  correlationId: string;
  /** The event being handled, if any. */
  causationId?: string;
}

const storage = new AsyncLocalStorage<Trace>();

export const withTrace = <T>(trace: Trace, work: () => T): T => storage.run(trace, work);
export const currentTrace = (): Trace | undefined => storage.getStore();
