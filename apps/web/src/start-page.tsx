import { Icon } from './parts/icon.js';
import type { IconName } from './parts/icon.js';
import { PageTitle } from './parts/page-title.js';
import { Link } from './router.js';
import { useText } from './text.js';

/** The three doors. */
export function StartPage() {
  const { text } = useText();
  const { start } = text;
  return (
    <>
      <PageTitle name={start.title}>{start.title}</PageTitle>
      <p className="lead">{start.lead}</p>
      <ul className="doors">
        <Door href="/portal" icon="return" title={start.customerTitle} hint={start.customerHint} />
        <Door href="/scan" icon="scan" title={start.warehouseTitle} hint={start.warehouseHint} />
        <Door href="/analytics" icon="chart" title={start.analystTitle} hint={start.analystHint} />
      </ul>
    </>
  );
}

interface DoorProps {
  href: string;
  icon: IconName;
  title: string;
  hint: string;
}

function Door({ href, icon, title, hint }: DoorProps) {
  return (
    <li>
      <Link href={href} className="door">
        <Icon name={icon} />
        <strong>{title}</strong>
        <span>{hint}</span>
      </Link>
    </li>
  );
}

export function NotFoundPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle name={text.notFoundTitle}>{text.notFoundTitle}</PageTitle>
      <p className="lead">{text.notFoundHint}</p>
      <Link href="/" className="button">
        {text.toStart}
      </Link>
    </>
  );
}
