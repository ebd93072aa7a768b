import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import createClient from 'openapi-fetch';
import { answerOf } from '../api/client.js';
import type { Api } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import type { Failure } from '../api/failure.js';
import type { paths } from '../api/schema.js';
import type { SignInWays, Staff } from '../api/types.js';
import { TextField } from '../parts/field.js';
import { FailureNotice, Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { useText } from '../text.js';
import { stationName } from './station.js';

export const keyStoredAs = 'vuelta.key';

/** The session is a cookie that no script can read. */
export const cookieApi: Api = createClient<paths>();

interface SignInFormProps {
  wasRefused: boolean;
  onIn: (staff: Staff) => void;
  onKey: (key: string) => void;
}

/** Sign-in by PIN where the device belongs to a station, else by password or identity provider; a key works too. */
export function SignInForm({ wasRefused, onIn, onKey }: SignInFormProps) {
  const { text } = useText();
  const [ways, setWays] = useState<SignInWays>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    void answerOf(cookieApi.GET('/v1/staff/ways')).then(setWays, () => undefined);
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { login = '', password = '', merchant = '', station = '', pin = '' } = fields;
    if (login.startsWith('vk_')) {
      sessionStorage.setItem(keyStoredAs, login);
      return onKey(login);
    }
    const signedIn = ways?.pin
      ? answerOf(cookieApi.POST('/v1/staff/pin', { body: { login, pin } }))
      : answerOf(cookieApi.POST('/v1/staff/sign-in', { body: { merchant, login, password, station } }));
    void signedIn.then(onIn, (error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <form className="narrow" onSubmit={submit}>
      <PageTitle name={text.scan.title}>{text.scan.title}</PageTitle>
      <p className="lead">{text.scan.signInLead}</p>
      {wasRefused && !failure && <Notice tone="bad">{text.problems.unauthenticated}</Notice>}
      {failure && <FailureNotice failure={failure} />}
      <div className="card">
        <TextField
          label={text.scan.login}
          hint={text.scan.loginHint}
          name="login"
          autoComplete="username"
          required
          autoFocus
        />
        {ways?.pin ? <PinField /> : <PasswordFields />}
        <button type="submit" className="button primary">
          {text.scan.signIn}
        </button>
        {ways?.pin && (
          <button type="button" className="link" onClick={() => setWays({ ...ways, pin: false })}>
            {text.scan.withPassword}
          </button>
        )}
        {ways?.oidc && (
          <a className="button" href={`/v1/staff/oidc?station=${stationName()}`}>
            {text.scan.withProvider}
          </a>
        )}
      </div>
    </form>
  );
}

function PinField() {
  const { text } = useText();
  return (
    <TextField label={text.scan.pin} name="pin" type="password" inputMode="numeric" autoComplete="off" />
  );
}

function PasswordFields() {
  const { text } = useText();
  return (
    <>
      <TextField label={text.scan.password} name="password" type="password" autoComplete="current-password" />
      <TextField label={text.scan.merchant} name="merchant" defaultValue="demo" autoComplete="organization" />
      <TextField
        label={text.scan.station}
        hint={text.scan.stationHint}
        name="station"
        defaultValue={stationName()}
      />
    </>
  );
}
