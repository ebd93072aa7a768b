import { lazy, Suspense } from 'react';
import { AnalyticsPage } from './analytics/analytics-page.js';
import { Header, OfflineBar } from './header.js';
import { Portal } from './portal/portal.js';
import { Loading } from './parts/notice.js';
import { usePathname } from './router.js';
import { NotFoundPage, StartPage } from './start-page.js';
import { useText } from './text.js';
import { WithdrawalLink } from './withdrawal/withdrawal-link.js';

// A page of its own weight: customers do not load it.
const ScanPage = lazy(() => import('./scan/scan-page.js').then((module) => ({ default: module.ScanPage })));

/** The merchant of `/portal` without a name: the demo shop. */
const demoMerchant = 'demo';

export function App() {
  const { text } = useText();
  const [area = '', ...place] = usePathname().split('/').slice(1).filter(Boolean);
  return (
    <>
      <a className="skip" href="#main">
        {text.skip}
      </a>
      <Header />
      <OfflineBar />
      <main id="main" className={area || 'start'} tabIndex={-1}>
        <Page area={area} place={place} />
      </main>
      <footer>
        {area === 'portal' && <WithdrawalLink merchant={place[0] ?? demoMerchant} />}
        <p>{text.footer}</p>
      </footer>
    </>
  );
}

function Page({ area, place }: { area: string; place: string[] }) {
  const [first, ...rest] = place;
  switch (area) {
    case '':
      return <StartPage />;
    case 'portal':
      return <Portal key={first} merchant={first ?? demoMerchant} place={rest} />;
    case 'scan':
      return (
        <Suspense fallback={<Loading />}>
          <ScanPage place={place} />
        </Suspense>
      );
    case 'analytics':
      return <AnalyticsPage />;
    default:
      return <NotFoundPage />;
  }
}
