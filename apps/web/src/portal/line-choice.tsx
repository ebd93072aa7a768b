import { useId } from 'react';
import type { ReasonCode, ReturnableLine } from '../api/types.js';
import { FieldError } from '../parts/field.js';
import { Icon } from '../parts/icon.js';
import { Stepper } from '../parts/stepper.js';
import { named, useText } from '../text.js';
import type { Choice, OfferedLine } from './order.js';
import { anyReason, faultOnly, reasonGroups } from './reasons.js';

interface OfferedLineChoiceProps {
  line: OfferedLine;
  choice: Choice | undefined;
  isReasonMissing: boolean;
  onChange: (choice: Choice | undefined) => void;
}

/** One line that may come back: tick it, then say how many and why. */
export function OfferedLineChoice({ line, choice, isReasonMissing, onChange }: OfferedLineChoiceProps) {
  const { text } = useText();
  const toggle = (): void => onChange(choice ? undefined : { quantity: 1, reasonCode: undefined });
  return (
    <li className="line" data-chosen={choice !== undefined}>
      <label className="pick">
        <input type="checkbox" checked={choice !== undefined} onChange={toggle} />
        <LineName line={line} />
      </label>
      <LineTerms line={line} />
      {choice && (
        <div className="choice">
          {line.remainingQuantity > 1 && (
            <div className="field">
              <span className="label">{text.portal.howMany(line.remainingQuantity)}</span>
              <Stepper
                what={line.description}
                label={text.portal.quantityOf(line.description)}
                value={choice.quantity}
                max={line.remainingQuantity}
                onChange={(quantity) => onChange({ ...choice, quantity })}
              />
            </div>
          )}
          <ReasonField
            line={line}
            reasonCode={choice.reasonCode}
            isMissing={isReasonMissing}
            onChange={(reasonCode) => onChange({ ...choice, reasonCode })}
          />
        </div>
      )}
    </li>
  );
}

function LineName({ line }: { line: ReturnableLine }) {
  const { text } = useText();
  return (
    <span className="name">
      <strong>{line.description}</strong>
      <span className="quiet">
        {line.sku} · {text.pieces(line.remainingQuantity)}
      </span>
    </span>
  );
}

/** Until when, and on what condition. */
function LineTerms({ line }: { line: OfferedLine }) {
  const { text, day } = useText();
  const isOpen = line.verdict !== 'decline';
  return (
    <ul className="terms">
      {isOpen && line.lastDayOn && (
        <li>
          <Icon name="clock" />
          {text.portal.until(day(line.lastDayOn))}
        </li>
      )}
      {line.verdict === 'review' && (
        <li>
          <Icon name="info" />
          {text.portal.reviewed}
        </li>
      )}
      {line.onlyIfFaulty && (
        <li>
          <Icon name="info" />
          <span>
            <Responses codes={line.responseCodes} /> {text.portal.onlyFaulty}
          </span>
        </li>
      )}
    </ul>
  );
}

/** One line that may not come back, and why. */
export function RefusedLine({ line }: { line: OfferedLine }) {
  const { day } = useText();
  return (
    <li className="line refused">
      <LineName line={line} />
      <p className="terms">
        <Icon name="cross" />
        <span>
          <Responses codes={line.responseCodes} />
          {line.lastDayOn && line.responseCodes.includes('outside_window') && ` (${day(line.lastDayOn)})`}
        </span>
      </p>
    </li>
  );
}

/** The policy's reasons as sentences. */
export function Responses({ codes }: { codes: string[] }) {
  const { text } = useText();
  return codes.map((code) => named(text.responses, code)).join(' ');
}

interface ReasonFieldProps {
  line: OfferedLine;
  reasonCode: ReasonCode | undefined;
  isMissing: boolean;
  onChange: (reasonCode: ReasonCode) => void;
}

function ReasonField({ line, reasonCode, isMissing, onChange }: ReasonFieldProps) {
  const { text } = useText();
  const id = useId();
  const groups = line.onlyIfFaulty ? faultOnly : anyReason;
  return (
    <div className="field">
      <label htmlFor={id}>
        {text.portal.reason} <span className="sr-only">{line.description}</span>
      </label>
      <select
        id={id}
        value={reasonCode ?? ''}
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.target.value as ReasonCode)}
      >
        <option value="" disabled>
          {text.portal.reasonChoose}
        </option>
        {groups.map((group) => (
          <optgroup key={group} label={text.reasonGroups[group]}>
            {reasonGroups[group].map((code) => (
              <option key={code} value={code}>
                {text.reasons[code]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FieldError id={`${id}-error`} error={isMissing ? text.portal.reasonMissing : undefined} />
    </div>
  );
}
