import type { Label, Return } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { Notice } from '../parts/notice.js';
import { named, useText } from '../text.js';

const travelling: readonly Return['status'][] = ['authorized', 'in_transit'];

/** How to send the parcel, as soon as that is known. */
export function LabelCard({ rma, label }: { rma: Return; label: Label | undefined }) {
  const { text } = useText();
  if (!travelling.includes(rma.status)) return null;
  return (
    <section className="card" aria-labelledby="label">
      <h2 id="label">{text.portal.labelTitle}</h2>
      <div role="status">
        <LabelDocument label={label} />
      </div>
      {label?.carrier && label.trackingNumber && (
        <p className="quiet">
          {text.portal.tracking(named(text.carriers, label.carrier), label.trackingNumber)}
        </p>
      )}
      {rma.status === 'authorized' && <HowToSend shipByOn={rma.shipByOn} />}
    </section>
  );
}

function LabelDocument({ label }: { label: Label | undefined }) {
  const { text } = useText();
  if (label?.status === 'failed') return <Notice tone="warn">{text.portal.labelFailed}</Notice>;
  if (!label?.documentUrl)
    return (
      <p className="loading">
        <span className="spinner" aria-hidden="true" />
        {text.portal.labelWaiting}
      </p>
    );
  return (
    <a className="button primary" href={label.documentUrl} target="_blank" rel="noreferrer">
      <Icon name="file" />
      {text.portal.labelOpen}
    </a>
  );
}

function HowToSend({ shipByOn }: { shipByOn: string | null | undefined }) {
  const { text, day } = useText();
  return (
    <>
      <ol className="how-to">
        {text.portal.howTo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {shipByOn && (
        <p className="ship-by">
          <Icon name="clock" />
          <strong>{text.portal.shipBy(day(shipByOn))}</strong>
        </p>
      )}
    </>
  );
}
