import { useCallback, useEffect } from 'react';
import { answerOf } from '../api/client.js';
import type { Api } from '../api/client.js';
import { KeyGate } from '../parts/key-gate.js';
import type { Keyed } from '../parts/key-gate.js';
import { FailureNotice, Loading } from '../parts/notice.js';
import { PageTitle } from '../parts/page-title.js';
import { useQuery } from '../router.js';
import { useText } from '../text.js';
import { useLoad } from '../use-load.js';
import { PeriodForm, periodOf } from './period.js';
import type { Period } from './period.js';
import { ReasonsTable } from './reasons-table.js';
import { SkusTable } from './skus-table.js';
import { SummaryTiles } from './summary-tiles.js';

/** The analyst's page: why goods come back, for a period that the address names. */
export function AnalyticsPage() {
  const { text } = useText();
  return (
    <KeyGate title={text.analytics.title} lead={text.analytics.keyLead}>
      {(keyed) => <Analytics keyed={keyed} />}
    </KeyGate>
  );
}

function Analytics({ keyed }: { keyed: Keyed }) {
  const { text } = useText();
  const query = useQuery();
  const period = periodOf(query);
  return (
    <>
      <div className="page-head">
        <PageTitle name={text.analytics.title}>{text.analytics.title}</PageTitle>
        <button type="button" className="link" onClick={() => keyed.forget()}>
          {text.key.forget}
        </button>
      </div>
      <PeriodForm key={query} period={period} />
      <Figures key={`figures${query}`} keyed={keyed} query={query} />
    </>
  );
}

/** How many articles are shown, those with most pieces back first. */
const skuLimit = 25;

async function loadFigures(api: Api, period: Period) {
  const [summary, reasons, skus] = await Promise.all([
    answerOf(api.GET('/v1/analytics/summary', { params: { query: period } })),
    answerOf(api.GET('/v1/analytics/returns-by-reason', { params: { query: period } })),
    answerOf(api.GET('/v1/analytics/returns-by-sku', { params: { query: { ...period, limit: skuLimit } } })),
  ]);
  return { summary, reasons: reasons.data, skus: skus.data };
}

function Figures({ keyed, query }: { keyed: Keyed; query: string }) {
  const { api, forget } = keyed;
  const { data, failure, reload } = useLoad(
    useCallback(() => loadFigures(api, periodOf(query)), [api, query]),
  );
  useEffect(() => {
    if (failure?.isSignedOut) forget(true);
  }, [failure, forget]);
  if (failure) return <FailureNotice failure={failure} onRetry={reload} />;
  if (!data) return <Loading />;

  const period = periodOf(query);
  const reasonsCsv = (): Promise<Blob> => {
    const call = api.GET('/v1/analytics/returns-by-reason.csv', {
      params: { query: period },
      parseAs: 'blob',
    });
    return answerOf(call);
  };
  const skusCsv = (): Promise<Blob> => {
    const params = { query: { ...period, limit: skuLimit } };
    return answerOf(api.GET('/v1/analytics/returns-by-sku.csv', { params, parseAs: 'blob' }));
  };
  return (
    <>
      <SummaryTiles summary={data.summary} />
      <ReasonsTable reasons={data.reasons} loadCsv={reasonsCsv} />
      <SkusTable skus={data.skus} loadCsv={skusCsv} />
    </>
  );
}
