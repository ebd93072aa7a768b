import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Failure } from '../api/failure.js';
import { TextArea, TextField } from '../parts/field.js';
import { FailureNotice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { Submit } from '../parts/submit.js';
import { GoodsField } from './goods-field.js';
import { TwoSteps } from './two-steps.js';
import { useWording } from './use-words.js';
import type { Entered, KnownLines } from './withdrawal.js';

interface StatementFormProps {
  entered: Entered;
  lines: KnownLines;
  isSending: boolean;
  failure: Failure | undefined;
  onEnter: (entered: Entered) => void;
  onSend: () => void;
}

/** Step one: who, which contract, where the receipt goes, which goods. */
export function StatementForm({ entered, lines, isSending, failure, onEnter, onSend }: StatementFormProps) {
  const { say, names } = useWording();
  const [wasTried, setWasTried] = useState(false);
  const missing = missingIn(entered);
  const shown = wasTried ? missing : [];
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setWasTried(true);
    if (missing.length === 0) return onSend();
    event.currentTarget.querySelector<HTMLElement>(`[name=${missing[0]}]`)?.focus();
  };

  return (
    <form className="narrow" noValidate onSubmit={send}>
      <TwoSteps now={1} />
      <PageTitle name={names.title}>{names.title}</PageTitle>
      <p className="lead">{say.lead}</p>
      {failure && <FailureNotice failure={failure} />}
      <div className="card">
        <Who {...{ entered, onEnter }} missing={shown} />
        <GoodsField
          {...{ entered, lines, onEnter }}
          error={shown.includes('goods') ? say.whichMissing : undefined}
        />
        <details className="field">
          <summary>{say.reason}</summary>
          <TextArea
            label={say.reason}
            hint={say.reasonHint}
            name="reason"
            maxLength={2000}
            value={entered.reason}
            onChange={(event) => onEnter({ ...entered, reason: event.target.value })}
          />
        </details>
        <Submit isSending={isSending}>{say.next}</Submit>
      </div>
    </form>
  );
}

interface WhoProps {
  entered: Entered;
  missing: readonly (keyof Entered)[];
  onEnter: (entered: Entered) => void;
}

/** All that the law lets us ask. */
function Who({ entered, missing, onEnter }: WhoProps) {
  const { say } = useWording();
  const field = (name: 'name' | 'contract' | 'email', error: string) => ({
    name,
    error: missing.includes(name) ? error : undefined,
    value: entered[name],
    onChange: (event: { target: { value: string } }) => onEnter({ ...entered, [name]: event.target.value }),
  });
  return (
    <>
      <TextField label={say.name} autoComplete="name" {...field('name', say.nameMissing)} />
      <TextField
        label={say.contract}
        hint={say.contractHint}
        autoComplete="off"
        spellCheck={false}
        {...field('contract', say.contractMissing)}
      />
      <TextField
        label={say.email}
        hint={say.emailHint}
        type="email"
        autoComplete="email"
        {...field('email', say.emailMissing)}
      />
    </>
  );
}

/** What a person still has to say, in the order of the form. */
function missingIn({ name, contract, email, isAll, pieces, goods }: Entered): (keyof Entered)[] {
  const isNamed = isAll || Object.keys(pieces).length > 0 || goods.trim() !== '';
  const fields: [keyof Entered, boolean][] = [
    ['name', name.trim() !== ''],
    ['contract', contract.trim() !== ''],
    ['email', /^\S+@\S+$/.test(email.trim())],
    ['goods', isNamed],
  ];
  return fields.flatMap(([field, isThere]) => (isThere ? [] : [field]));
}
