import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import type { WithdrawalStatus } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { useSending } from '../parts/use-sending.js';
import { Link } from '../router.js';
import { TwoSteps } from './two-steps.js';
import { useWording } from './use-words.js';
import { confirm } from './withdrawal.js';
import type { Entered, KnownLines } from './withdrawal.js';

/** The second click of a double click on the first step's button must not declare anything. */
const deafMs = 600;

interface ConfirmStepProps {
  withdrawal: WithdrawalStatus;
  /** What was entered in this visit; gone after a reload, the statement itself is not. */
  entered: Entered | undefined;
  lines: KnownLines;
  home: string;
  onConfirmed: (withdrawal: WithdrawalStatus) => void;
}

/** Step two: what was entered, and the button that makes it count. */
export function ConfirmStep({ withdrawal, entered, lines, home, onConfirmed }: ConfirmStepProps) {
  const { say, names, second } = useWording();
  const { isSending, failure, send } = useSending();
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsReady(true), deafMs);
    return () => clearTimeout(timer);
  }, []);
  const declare = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => onConfirmed(await confirm(withdrawal.withdrawalId)));
  };
  return (
    <form className="narrow" onSubmit={declare}>
      <TwoSteps now={2} />
      <PageTitle name={say.checkTitle}>{say.checkTitle}</PageTitle>
      <p className="lead">{say.checkLead}</p>
      <div className="card">
        {entered && <Summary entered={entered} lines={lines} />}
        <p className="quiet">{say.stated(second(withdrawal.statedAt))}</p>
      </div>
      {failure && <FailureNotice failure={failure} />}
      <div className="actions">
        <Link className="button" href={home}>
          <Icon name="back" />
          {say.change}
        </Link>
        <button type="submit" className="button primary" disabled={isSending || !isReady}>
          {names.confirm}
        </button>
      </div>
    </form>
  );
}

function Summary({ entered, lines }: { entered: Entered; lines: KnownLines }) {
  const { say } = useWording();
  const { name, contract, email, reason } = entered;
  const facts: [string, string][] = [
    [say.name, name],
    [say.contract, contract],
    [say.email, email],
    [say.goods, goodsOf(entered, lines) ?? say.allGoods],
    ...(reason.trim() ? [[say.reason, reason] as [string, string]] : []),
  ];
  return (
    <dl className="entered">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Undefined: everything. */
function goodsOf({ isAll, pieces, goods }: Entered, lines: KnownLines): string | undefined {
  if (isAll) return undefined;
  const named = lines.flatMap(({ lineId, description }) =>
    pieces[lineId] ? [`${pieces[lineId]} × ${description}`] : [],
  );
  return named.length > 0 ? named.join(', ') : goods;
}
