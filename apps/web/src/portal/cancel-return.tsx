import { useState } from 'react';
import { answerOf, guestApi, randomId } from '../api/client.js';
import { FailureNotice } from '../parts/notice.js';
import { useSending } from '../parts/use-sending.js';
import { useText } from '../text.js';

/** Cancels a return, asking once more because its label dies with it. */
export function CancelReturn({ returnId, onCancelled }: { returnId: string; onCancelled: () => void }) {
  const { text } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const [key] = useState(randomId);
  const { isSending, failure, send } = useSending();

  const cancel = (): Promise<void> =>
    send(async () => {
      const params = { path: { returnId }, header: { 'Idempotency-Key': key } };
      await answerOf(guestApi.POST('/v1/returns/{returnId}/cancel', { params, body: {} }));
      onCancelled();
    });

  if (!isAsking)
    return (
      <button type="button" className="button" onClick={() => setIsAsking(true)}>
        {text.portal.cancel}
      </button>
    );
  return (
    <div className="card" role="group" aria-labelledby="cancel-ask">
      <p id="cancel-ask">{text.portal.cancelAsk}</p>
      {failure && <FailureNotice failure={failure} />}
      <div className="actions">
        <button type="button" className="button" autoFocus onClick={() => setIsAsking(false)}>
          {text.portal.cancelNo}
        </button>
        <button type="button" className="button danger" disabled={isSending} onClick={() => void cancel()}>
          {isSending ? text.sending : text.portal.cancelYes}
        </button>
      </div>
    </div>
  );
}
