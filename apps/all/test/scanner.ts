import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds between a scanner's keys. */
const gapMs = 8;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Types as a scanner does: every key 8 ms behind the other, then Enter. No pointer, no focus. The browser is told when
 * each key was pressed, so that a busy machine does not make the scanner slow.
 */
export async function burst(page: Page, code: string): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const cdp = await session;
  const keys = [...code.split('').map((key) => ({ key, text: key })), { key: 'Enter', text: '\r' }];
  const first = Date.now() - keys.length * gapMs;
  const sent = keys.flatMap(({ key, text }, index) => {
    const timestamp = (first + index * gapMs) / 1000;
    const windowsVirtualKeyCode = key === 'Enter' ? 13 : key.charCodeAt(0);
    const stroke = { key, timestamp, windowsVirtualKeyCode };
    return [
      cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...stroke }),
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ];
  });
  await Promise.all(sent);
}

/** The large word, as a code. */
export const shows = (page: Page, kind: string): Promise<void> =>
  page.locator(`.result[data-kind="${kind}"]`).waitFor();

/** Code that runs in the page: from a scan's Enter to the large word, by the page's own clock. */
const watchResult = `(() => {
  const times = (globalThis.times = { enter: 0, shown: 0 });
  addEventListener('keydown', (event) => event.key === 'Enter' && (times.enter ||= performance.now()), { capture: true });
  new MutationObserver(() => (times.shown ||= performance.now())).observe(document.querySelector('.result'), {
    attributes: true, childList: true, subtree: true, characterData: true });
})()`;
const measured = `(async () => {
  while (!times.shown) await new Promise((resolve) => requestAnimationFrame(resolve));
  return times.shown - times.enter;
})()`;

/** The milliseconds from the last key of a scan to the large word. */
export async function feedbackMs(page: Page, code: string): Promise<number> {
  await page.evaluate(watchResult);
  await burst(page, code);
  return page.evaluate<number>(measured);
}

/** Lets the page think that the network is back. */
export const tellOnline = (page: Page): Promise<unknown> =>
  page.evaluate(`dispatchEvent(new Event('online'))`);

/** Everything this device keeps, as text. */
export const keptOnDevice = (page: Page): Promise<string> =>
  page.evaluate<string>(`(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open('vuelta-scan'));
    const all = ['queue', 'receipts'].map((name) => done(database.transaction(name).objectStore(name).getAll()));
    return JSON.stringify([await Promise.all(all), { ...localStorage }]);
  })()`);
