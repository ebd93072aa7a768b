import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { keyedApi } from '../api/client.js';
import type { Api } from '../api/client.js';
import { useText } from '../text.js';
import { TextField } from './field.js';
import { Notice } from './notice.js';
import { PageTitle } from './page-title.js';

const storedAs = 'vuelta.key';

/** Takes a key out of the address (`#key=vk_…`) into this tab's memory: it must not stay visible or be bookmarked. */
export function takeKeyFromAddress(): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (!key) return;
  sessionStorage.setItem(storedAs, key);
  history.replaceState(null, '', location.pathname + location.search);
}

/** What pages behind a key are given. */
export interface Keyed {
  api: Api;
  /** The key, for downloads that the typed client does not do. */
  key: string;
  /** Asks for another key; `wasRefused` when the server did not know this one. */
  forget: (wasRefused?: boolean) => void;
}

interface KeyGateProps {
  title: string;
  lead: string;
  children: (keyed: Keyed) => ReactNode;
}

/** Asks for an API key once per tab, then shows the page. */
export function KeyGate({ title, lead, children }: KeyGateProps) {
  const [key, setKey] = useState(() => sessionStorage.getItem(storedAs));
  const [wasRefused, setWasRefused] = useState(false);

  useEffect(() => {
    const take = (): void => {
      takeKeyFromAddress();
      setKey(sessionStorage.getItem(storedAs));
    };
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);

  const use = (entered: string): void => {
    sessionStorage.setItem(storedAs, entered);
    setKey(entered);
  };
  const forget = useCallback((refused = false) => {
    sessionStorage.removeItem(storedAs);
    setWasRefused(refused);
    setKey(null);
  }, []);
  const keyed = useMemo(() => key && { api: keyedApi(key), key, forget }, [key, forget]);
  return keyed ? children(keyed) : <KeyForm {...{ title, lead, wasRefused }} onUse={use} />;
}

interface KeyFormProps {
  title: string;
  lead: string;
  wasRefused: boolean;
  onUse: (key: string) => void;
}

function KeyForm({ title, lead, wasRefused, onUse }: KeyFormProps) {
  const { text } = useText();
  const [entered, setEntered] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWasTried(true);
    if (entered.trim()) onUse(entered.trim());
  };
  return (
    <form className="narrow" noValidate onSubmit={submit}>
      <PageTitle name={title}>{title}</PageTitle>
      <p className="lead">{lead}</p>
      {wasRefused && <Notice tone="bad">{text.problems.unauthenticated}</Notice>}
      <div className="card">
        <TextField
          label={text.key.label}
          hint={text.key.hint}
          error={wasTried && !entered.trim() ? text.key.missing : undefined}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={entered}
          onChange={(event) => setEntered(event.target.value)}
        />
        <button type="submit" className="button primary">
          {text.key.use}
        </button>
      </div>
    </form>
  );
}
