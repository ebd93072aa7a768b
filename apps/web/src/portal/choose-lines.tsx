import { useState } from 'react';
import type { FormEvent } from 'react';
import { Notice } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { go } from '../router.js';
import { useText } from '../text.js';
import { OfferedLineChoice, RefusedLine } from './line-choice.js';
import { isOffered } from './order.js';
import type { Choice, Choices, FoundOrder, OfferedLine } from './order.js';
import { ReturnsSoFar } from './returns-so-far.js';
import { Steps } from './steps.js';

interface ChooseLinesProps {
  found: FoundOrder;
  choices: Choices;
  home: string;
  onChoose: (choices: Choices) => void;
  onLeave: () => void;
}

const without = (choices: Choices, lineId: string): Choices =>
  Object.fromEntries(Object.entries(choices).filter(([id]) => id !== lineId));

/** Where the customer has something left to say. */
function focusFirstGap(form: HTMLFormElement): void {
  const reason = [...form.querySelectorAll('select')].find(({ value }) => !value);
  (reason ?? form.querySelector<HTMLInputElement>('[type=checkbox]'))?.focus();
}

/** Step 2: which lines, how many of each, and why. */
export function ChooseLines({ found, choices, home, onChoose, onLeave }: ChooseLinesProps) {
  const { text, instantDay } = useText();
  const [wasTried, setWasTried] = useState(false);
  const { order, lines } = found;
  const offered = lines.filter(isOffered);
  const pieces = Object.values(choices).reduce((sum, { quantity }) => sum + quantity, 0);

  const change = (lineId: string, choice: Choice | undefined): void =>
    onChoose(choice ? { ...choices, [lineId]: choice } : without(choices, lineId));
  const goOn = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setWasTried(true);
    const isReady = pieces > 0 && Object.values(choices).every(({ reasonCode }) => reasonCode);
    if (isReady) go(`${home}/review`);
    else focusFirstGap(event.currentTarget);
  };

  return (
    <form noValidate onSubmit={goOn}>
      <Steps now={2} />
      <PageTitle name={text.portal.chooseTitle}>{text.portal.chooseTitle}</PageTitle>
      <p className="lead order-line">
        {text.portal.orderOf(order.orderId, instantDay(order.placedAt))}
        <button type="button" className="link" onClick={onLeave}>
          {text.portal.otherOrder}
        </button>
      </p>
      <ReturnsSoFar returns={order.returns} home={home} />
      {offered.length > 0 ? (
        <section aria-labelledby="offered">
          <h2 id="offered">{text.portal.returnable}</h2>
          <ul className="lines">
            {offered.map((line) => (
              <OfferedLineChoice
                key={line.orderLineId}
                line={line}
                choice={choices[line.orderLineId]}
                isReasonMissing={wasTried && !choices[line.orderLineId]?.reasonCode}
                onChange={(choice) => change(line.orderLineId, choice)}
              />
            ))}
          </ul>
        </section>
      ) : (
        <Notice tone="info">{text.portal.nothingReturnable}</Notice>
      )}
      <RefusedLines lines={lines.filter((line) => !isOffered(line))} />
      {wasTried && pieces === 0 && <Notice tone="bad">{text.portal.noneChosen}</Notice>}
      {offered.length > 0 && (
        <div className="actions sticky">
          <span role="status">{text.portal.chosen(pieces)}</span>
          <button type="submit" className="button primary">
            {text.portal.toReview}
          </button>
        </div>
      )}
    </form>
  );
}

function RefusedLines({ lines }: { lines: OfferedLine[] }) {
  const { text } = useText();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{text.portal.notReturnable}</h2>
      <ul className="lines">
        {lines.map((line) => (
          <RefusedLine key={line.orderLineId} line={line} />
        ))}
      </ul>
    </section>
  );
}
