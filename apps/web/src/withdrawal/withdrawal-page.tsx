import { useCallback, useState } from 'react';
import { randomId } from '../api/client.js';
import type { WithdrawalStatus } from '../api/types.js';
import { FailureNotice, Loading } from '../parts/notice.js';
import { useSending } from '../parts/use-sending.js';
import { go } from '../router.js';
import { useLoad } from '../use-load.js';
import { ConfirmStep } from './confirm-step.js';
import { DeclaredPage } from './declared-page.js';
import { StatementForm } from './statement-form.js';
import { useWording } from './use-words.js';
import { follow, knownLines, nothingEntered, rememberCode, state } from './withdrawal.js';
import type { Entered, KnownLines } from './withdrawal.js';

interface WithdrawalPageProps {
  merchant: string;
  /** The order that this tab has found, if any. */
  orderId: string | null;
  /** Undefined before the first step is sent. */
  withdrawalId: string | undefined;
}

const noLines: KnownLines = [];

/** The withdrawal function: two steps, open to everybody. */
export function WithdrawalPage({ merchant, orderId, withdrawalId }: WithdrawalPageProps) {
  const { language } = useWording();
  const portal = `/portal/${merchant}`;
  const home = `${portal}/withdraw`;
  const fresh = () => ({ entered: { ...nothingEntered, contract: orderId ?? '' }, formId: randomId() });
  const [form, setForm] = useState(fresh);
  const { data } = useLoad(useCallback(() => knownLines(orderId), [orderId]));
  const lines = data && form.entered.contract.trim() === orderId ? data : noLines;
  const { isSending, failure, send } = useSending();

  const sendStatement = (): void =>
    void send(async () => {
      const statement = { merchant, language, clientStatementId: form.formId, entered: form.entered };
      const { withdrawalId: id, receiptCode } = await state(statement);
      if (receiptCode) rememberCode(id, receiptCode);
      go(`${home}/${id}`);
    });
  const restart = (): void => {
    setForm(fresh());
    go(home);
  };
  const enter = (entered: Entered): void => setForm({ ...form, entered });
  return (
    <div lang={language}>
      {withdrawalId ? (
        <Stated
          key={withdrawalId}
          {...{ withdrawalId, home, portal, lines }}
          entered={form.entered}
          onAnother={restart}
        />
      ) : (
        <StatementForm
          {...{ lines, isSending, failure }}
          entered={form.entered}
          onEnter={enter}
          onSend={sendStatement}
        />
      )}
    </div>
  );
}

interface StatedProps {
  withdrawalId: string;
  home: string;
  portal: string;
  lines: KnownLines;
  entered: Entered;
  onAnother: () => void;
}

const ended: readonly WithdrawalStatus['status'][] = ['settled', 'closed'];

/** Soon at first, then ever slower; not at all before it is declared or once nothing can change. */
const untilNextLook = (withdrawal: WithdrawalStatus | undefined, looks: number): number | null =>
  !withdrawal?.declaredAt || ended.includes(withdrawal.status) ? null : Math.min(700 * 1.6 ** looks, 30_000);

function Stated({ withdrawalId, home, portal, lines, entered, onAnother }: StatedProps) {
  const load = useCallback(() => follow(withdrawalId), [withdrawalId]);
  const { data: withdrawal, failure, reload } = useLoad(load, untilNextLook);
  if (!withdrawal) return failure ? <FailureNotice failure={failure} onRetry={reload} /> : <Loading />;
  if (withdrawal.declaredAt)
    return <DeclaredPage {...{ withdrawal, portal, onAnother }} onChanged={reload} />;
  const shown = entered.name ? entered : undefined;
  return <ConfirmStep {...{ withdrawal, lines, home }} entered={shown} onConfirmed={reload} />;
}
