import { useText } from '../text.js';

/** A parcel nobody announced is no dead end: it is held, with a photo, until its return is known. */
export function UnknownParcel({ code, onHold }: { code: string; onHold: () => void }) {
  const { text } = useText();
  return (
    <section className="card ask">
      <p>{text.scan.unknownAsk(code)}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={onHold}>
          {text.scan.holdOrphan}
        </button>
      </div>
    </section>
  );
}
