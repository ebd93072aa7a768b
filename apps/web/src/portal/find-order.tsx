import { useState } from 'react';
import type { FormEvent } from 'react';
import { answerOf, guestApi } from '../api/client.js';
import type { Failure } from '../api/failure.js';
import { TextField } from '../parts/field.js';
import { FailureNotice, Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { Submit } from '../parts/submit.js';
import { useSending } from '../parts/use-sending.js';
import { useText } from '../text.js';
import { Steps } from './steps.js';

interface FindOrderProps {
  merchant: string;
  /** The visit before ended by itself. */
  isOver: boolean;
  onFound: (orderId: string) => void;
}

/** The server's refusals are shown at their fields; only others need a notice. */
const isAboutFields = (failure: Failure): boolean => failure.status === 422 && failure.errors.length > 0;

/** Step 1: order number and e-mail address open a session for that one order. */
export function FindOrder({ merchant, isOver, onFound }: FindOrderProps) {
  const { text } = useText();
  const [order, setOrder] = useState('');
  const [email, setEmail] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const { isSending, failure, send } = useSending();
  const refused = (pointer: string) => failure?.errors.find((error) => error.pointer === pointer)?.detail;
  const orderError = wasTried && !order.trim() ? text.portal.orderNumberMissing : refused('/orderId');
  const emailError =
    wasTried && !/^\S+@\S+$/.test(email.trim()) ? text.portal.emailMissing : refused('/email');

  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setWasTried(true);
    const invalid = !order.trim() ? 'order' : !/^\S+@\S+$/.test(email.trim()) ? 'email' : undefined;
    if (invalid) return event.currentTarget.querySelector<HTMLInputElement>(`[name=${invalid}]`)?.focus();
    void send(async () => {
      const body = { merchant, orderId: order.trim().replace(/^#/, ''), email: email.trim() };
      const session = await answerOf(guestApi.POST('/v1/portal/sessions', { body }));
      onFound(session.orderId);
    });
  };

  return (
    <form className="narrow" noValidate onSubmit={find}>
      <Steps now={1} />
      <PageTitle name={text.portal.findTitle}>{text.portal.findTitle}</PageTitle>
      <p className="lead">{text.portal.findLead}</p>
      {isOver && <Notice tone="info">{text.portal.sessionOver}</Notice>}
      {failure && !isAboutFields(failure) && <FailureNotice failure={failure} />}
      <div className="card">
        <TextField
          label={text.portal.orderNumber}
          hint={text.portal.orderNumberHint}
          error={orderError}
          name="order"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={order}
          onChange={(event) => setOrder(event.target.value)}
        />
        <TextField
          label={text.portal.email}
          hint={text.portal.emailHint}
          error={emailError}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Submit isSending={isSending}>{text.portal.find}</Submit>
      </div>
    </form>
  );
}
