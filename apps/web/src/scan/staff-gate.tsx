import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { answerOf, keyedApi } from '../api/client.js';
import type { Api } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import type { Staff } from '../api/types.js';
import { takeKeyFromAddress } from '../parts/key-gate.js';
import { Loading } from '../parts/notice.js';
import { cookieApi, keyStoredAs, SignInForm } from './sign-in-form.js';
import { stationName } from './station.js';

/** What the bench is given: who works here, and the API as they may use it. */
export interface Staffed {
  api: Api;
  /** For what the typed client does not send. */
  headers: Record<string, string>;
  name: string;
  scopes: readonly string[];
  station: string;
  leave: (wasRefused?: boolean) => void;
}

/** What the last person here might do, for starting without a network: scopes only, no name. */
const scopesStoredAs = 'vuelta.staff-scopes';

type Who = { state: 'asking' } | { state: 'out'; wasRefused: boolean } | { state: 'in'; staff: Staff };

async function whoAmI(api: Api): Promise<Who> {
  try {
    const staff = await answerOf(api.GET('/v1/staff/me'));
    localStorage.setItem(scopesStoredAs, JSON.stringify(staff.scopes));
    return { state: 'in', staff };
  } catch (error) {
    const kept = localStorage.getItem(scopesStoredAs);
    if (!failureOf(error).isUnreachable || !kept)
      return { state: 'out', wasRefused: sessionStorage.getItem(keyStoredAs) !== null };
    return {
      state: 'in',
      staff: { name: '', scopes: JSON.parse(kept) as string[], role: null, station: null },
    };
  }
}

/** Lets people sign in, or takes an API key from the address, then shows the bench. */
export function StaffGate({ children }: { children: (staffed: Staffed) => ReactNode }) {
  const [who, setWho] = useState<Who>({ state: 'asking' });
  const [key, setKey] = useState(() => sessionStorage.getItem(keyStoredAs));
  const api = useMemo(() => (key ? keyedApi(key) : cookieApi), [key]);
  useEffect(() => {
    void whoAmI(api).then(setWho);
  }, [api]);
  useEffect(() => {
    const take = (): void => {
      takeKeyFromAddress();
      setKey(sessionStorage.getItem(keyStoredAs));
    };
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  const leave = useCallback(
    (wasRefused = false): void => {
      sessionStorage.removeItem(keyStoredAs);
      localStorage.removeItem(scopesStoredAs);
      if (!key && !wasRefused) void answerOf(api.POST('/v1/staff/sign-out')).catch(() => undefined);
      setKey(null);
      setWho({ state: 'out', wasRefused });
    },
    [api, key],
  );
  if (who.state === 'asking') return <Loading />;
  if (who.state === 'out')
    return (
      <SignInForm
        wasRefused={who.wasRefused}
        onIn={(staff) => setWho({ state: 'in', staff })}
        onKey={setKey}
      />
    );
  const { name, scopes, station } = who.staff;
  const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  return children({ api, headers, name, scopes, station: station ?? stationName(), leave });
}
