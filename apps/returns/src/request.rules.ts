import type { Caller } from '#chassis';
import type { RequestFacts } from '#policy-engine';
import type { ReturnSource } from './return.entity.js';

/** What a caller says of the request beside its lines. */
export interface AskedRequest {
  method?: string | undefined;
  fraudRisk?: RequestFacts['fraudRisk'] | undefined;
}

/** A guest does not judge their own risk. */
export const requestOf = (
  caller: Caller,
  { method, fraudRisk }: AskedRequest,
  source: ReturnSource = 'request',
): RequestFacts => ({
  source: source === 'withdrawal' ? source : caller.kind === 'guest' ? 'portal' : 'api',
  method: method ?? null,
  resolution: null,
  restockLocation: null,
  fraudRisk: caller.kind === 'guest' ? null : (fraudRisk ?? null),
});
