import { useWording } from './use-words.js';

/** Which of the two steps one is at, in words and as a bar. */
export function TwoSteps({ now }: { now: 1 | 2 }) {
  const { say } = useWording();
  return (
    <div className="steps">
      <span>{say.step(now)}</span>
      <span className="bar two" aria-hidden="true" data-now={now}>
        <i />
        <i />
      </span>
    </div>
  );
}
