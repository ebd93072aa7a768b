import { useState } from 'react';
import type { WithdrawalStatus } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { FailureNotice, Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { useSending } from '../parts/use-sending.js';
import { Link } from '../router.js';
import { named, useText } from '../text.js';
import { Responses } from '../portal/line-choice.js';
import { useWording } from './use-words.js';
import { codeOf, retract } from './withdrawal.js';

interface DeclaredPageProps {
  withdrawal: WithdrawalStatus;
  /** The portal, where the return and its label are. */
  portal: string;
  onChanged: (withdrawal: WithdrawalStatus) => void;
  onAnother: () => void;
}

/** The declaration stands: its instant, its receipt, what follows. */
export function DeclaredPage({ withdrawal, portal, onChanged, onAnother }: DeclaredPageProps) {
  const { say, names, second } = useWording();
  const { status, declaredAt, withdrawalId } = withdrawal;
  const receiptCode = codeOf(withdrawalId);
  return (
    <article className="narrow return declared">
      <PageTitle name={names.declared}>{names.declared}</PageTitle>
      <p className="lead">{declaredAt && say.declaredAt(second(declaredAt))}</p>
      <Notice tone="info">{named(say.standing, status)}</Notice>
      {status === 'became_return' && (
        <p>
          <Link className="button primary" href={portal}>
            {say.toReturn}
          </Link>
        </p>
      )}
      <Receipt withdrawal={withdrawal} receiptCode={receiptCode} />
      <Money withdrawal={withdrawal} />
      <Lines withdrawal={withdrawal} />
      {withdrawal.allowedActions.includes('retract') && receiptCode && (
        <Retract {...{ withdrawalId, receiptCode }} onRetracted={onChanged} />
      )}
      <div className="actions">
        <button type="button" className="link" onClick={onAnother}>
          {say.again}
        </button>
      </div>
    </article>
  );
}

function Receipt({ withdrawal, receiptCode }: { withdrawal: WithdrawalStatus; receiptCode: string | null }) {
  const { say } = useWording();
  return (
    <section className="card" aria-labelledby="receipt">
      <h2 id="receipt">{say.receipt}</h2>
      <p>{say.receiptMail}</p>
      {receiptCode && (
        <p>
          <a
            className="button"
            href={`/v1/withdrawals/receipts/${receiptCode}`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="file" />
            {say.receiptOpen}
          </a>
        </p>
      )}
      <p className="quiet">{say.receiptOnly}</p>
      <p className="quiet">
        {say.hash} <code>{withdrawal.contentHash}</code>
      </p>
    </section>
  );
}

/** When the money is due, as far as the law of the order is known. */
function Money({ withdrawal: { refund, status } }: { withdrawal: WithdrawalStatus }) {
  const { say, day } = useWording();
  if (!refund || ['settled', 'closed', 'retracted'].includes(status)) return null;
  const goodsGoBack = status === 'became_return' && refund.sendGoodsBy;
  return (
    <section className="card" aria-labelledby="money">
      <h2 id="money">{say.money}</h2>
      {refund.dueOn && <p className="due">{say.dueOn(day(refund.dueOn))}</p>}
      {refund.overdue && <Notice tone="warn">{say.overdue}</Notice>}
      <p>
        {named(say.refund, refund.rule)} {refund.mayWaitForGoods && refund.dueOn && say.wait}
      </p>
      {goodsGoBack && (
        <p>
          {say.sendBy(day(goodsGoBack))} {named(say.costs, refund.returnCostsBy)}
        </p>
      )}
    </section>
  );
}

/** The reasons are in the portal's languages: `lang` says which, where the page's own is another. */
function Lines({ withdrawal: { lines } }: { withdrawal: WithdrawalStatus }) {
  const { say } = useWording();
  const { language: shown } = useText();
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="lines">
      <h2 id="lines">{say.lines}</h2>
      <ul className="contents">
        {lines.map(({ orderLineId, outcome, description, quantity, responseCodes }) => (
          <li key={`${orderLineId} ${outcome}`}>
            <span>
              {quantity} × {description}
              {outcome === 'excepted' && (
                <small className="quiet" lang={shown}>
                  <Responses codes={responseCodes} />
                </small>
              )}
            </span>
            <span className="quiet">{named(say.outcomes, outcome)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RetractProps {
  withdrawalId: string;
  receiptCode: string;
  onRetracted: (withdrawal: WithdrawalStatus) => void;
}

/** Takes the declaration back, asking once more because the refund goes with it. */
function Retract({ withdrawalId, receiptCode, onRetracted }: RetractProps) {
  const { say } = useWording();
  const [isAsking, setIsAsking] = useState(false);
  const { isSending, failure, send } = useSending();
  if (!isAsking)
    return (
      <p>
        <button type="button" className="button" onClick={() => setIsAsking(true)}>
          {say.retract}
        </button>
      </p>
    );
  const takeBack = () => send(async () => onRetracted(await retract(withdrawalId, receiptCode)));
  return (
    <div className="card" role="group" aria-labelledby="retract-ask">
      <p id="retract-ask">{say.retractAsk}</p>
      {failure && <FailureNotice failure={failure} />}
      <div className="actions">
        <button type="button" className="button" autoFocus onClick={() => setIsAsking(false)}>
          {say.retractNo}
        </button>
        <button type="button" className="button danger" disabled={isSending} onClick={() => void takeBack()}>
          {say.retractYes}
        </button>
      </div>
    </div>
  );
}
