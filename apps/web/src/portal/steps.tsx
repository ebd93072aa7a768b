import { useText } from '../text.js';

/** Where one is on the way to a return, in words and as a bar. */
export function Steps({ now }: { now: 1 | 2 | 3 }) {
  const { text } = useText();
  return (
    <div className="steps">
      <span>{text.portal.step(now)}</span>
      <span className="bar" aria-hidden="true" data-now={now}>
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
