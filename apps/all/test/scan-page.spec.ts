import { eventually } from '#testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { chromiumPath } from './browser.js';
import { openScanBench, password } from './scan-bench.js';
import type { ScanBench } from './scan-bench.js';
import { burst, feedbackMs, keptOnDevice, shows, tellOnline } from './scanner.js';

const withBrowser = chromiumPath ? describe : describe.skip;

// On a machine busy with other suites the browser lost a burst now and then; what fails twice more is broken.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

withBrowser('the scan page, in a real browser and with a scanner', () => {
  let at: ScanBench;
  let page: ScanBench['page'];

  beforeAll(async () => {
    at = await openScanBench();
    page = at.page;
  });
  afterEach(async () => {
    await at.context.setOffline(false);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
  afterAll(() => at.close());

  it('people sign in with a password, and from then on with a PIN', async () => {
    await page.goto(`${at.vuelta.url}/scan`);
    await page.getByRole('textbox', { name: 'Login, or badge' }).fill('ana');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('textbox', { name: 'Shop' }).fill('spec');
    await page.getByRole('textbox', { name: 'Station' }).fill('bench-1');
    await at.picture('1-sign-in');
    await page.keyboard.press('Enter');
    await shows(page, 'ready');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.reload();
    await page.getByRole('textbox', { name: 'Login, or badge' }).fill('ana');
    await page.getByRole('textbox', { name: 'PIN' }).fill('482913');
    await at.picture('2-pin');
    await page.keyboard.press('Enter');
    await shows(page, 'ready');
    await page.getByText('Ana · bench-1').waitFor();
    await at.picture('3-ready');
  });

  it('a scanner alone takes a parcel in, grades its items and puts them in their places', async () => {
    const { returnId, trackingNumber } = await at.expected();
    await burst(page, trackingNumber);
    await shows(page, 'parcel_received');
    await page.getByText('0 of 1 here').waitFor();
    await at.picture('4-parcel');
    await burst(page, 'LAMP-01');
    await shows(page, 'item_found');
    await at.picture('5-item');
    await burst(page, 'VU-GRADE-A');
    await burst(page, 'MUG-07');
    await burst(page, 'VU-MORE');
    await burst(page, 'VU-GRADE-C');
    await page.getByRole('button', { name: /Used, sound/, pressed: true }).waitFor();
    await at.picture('6-graded');
    await burst(page, 'VU-TO-RECYCLE');
    await shows(page, 'completed');
    await at.picture('7-completed');
    expect(await at.placesOf(returnId)).toEqual(['1 a restock', '2 c recycle']);
    const { timeline } = await at.receiptOf(returnId);
    const step = timeline.find(({ action }: { action: string }) => action === 'disposition');
    expect(step).toMatchObject({ by: 'Ana', station: 'bench-1' });
  });

  it('answers within 100 ms, however slow the network is', async () => {
    const { trackingNumber } = await at.expected();
    await page.route('**/v1/receiving/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    expect(await feedbackMs(page, trackingNumber)).toBeLessThan(100);
    expect(await feedbackMs(page, 'LAMP-01')).toBeLessThan(100);
    await burst(page, 'VU-LEAVE');
  });

  it('the keys 1 to 9 answer the questions, which give the grade', async () => {
    const { returnId, trackingNumber } = await at.expected();
    await burst(page, trackingNumber);
    await burst(page, 'MUG-07');
    for (const question of [
      'Is the original seal unbroken?',
      'Is everything in the box?',
      'How does it look?',
    ]) {
      await page.getByText(question).waitFor();
      await page.keyboard.press(question.startsWith('Is the original') ? '2' : '1');
    }
    await page.getByRole('button', { name: /Opened, as new/, pressed: true }).waitFor();
    await burst(page, 'VU-NEXT');
    await eventually(async () => (await at.placesOf(returnId)).includes('1 b restock'));
  });

  it('works on while the network is cut, also after a restart, and sends everything once', async () => {
    const { returnId, trackingNumber } = await at.expected();
    await page.evaluate(`navigator.serviceWorker.ready.then(() => undefined)`);
    await burst(page, trackingNumber);
    await shows(page, 'parcel_received');
    await page.locator('.queue[data-waiting="0"]').waitFor();
    await at.context.setOffline(true);
    await burst(page, 'LAMP-01');
    await burst(page, 'VU-GRADE-B');
    await burst(page, 'VU-NEXT');
    await shows(page, 'saved');
    await page.getByText('1 of 1 here').waitFor();
    await page.locator('.queue[data-waiting="1"]').waitFor();
    await at.picture('8-offline');
    expect(await at.placesOf(returnId)).toEqual([]);

    await page.reload();
    await page.locator('.queue[data-waiting="1"]').waitFor();
    await burst(page, trackingNumber);
    await shows(page, 'parcel_received');
    for (const code of ['MUG-07', 'VU-GRADE-A', 'MUG-07', 'VU-GRADE-B', 'VU-NEXT']) await burst(page, code);
    await burst(page, 'VU-UNDO');
    await shows(page, 'undone');
    await page.locator('.queue[data-waiting="5"]').waitFor();
    const kept = await keptOnDevice(page);
    expect(kept).toContain('LAMP-01');
    expect(kept).not.toMatch(/Canaria|Zuckerzeisig|Kanarienvogel|@example/);

    await at.context.setOffline(false);
    await tellOnline(page);
    await page.locator('.queue[data-waiting="0"]').waitFor();
    await eventually(async () => (await at.placesOf(returnId)).length === 2);
    expect(await at.placesOf(returnId)).toEqual(['1 b restock', '1 a restock']);
    await at.picture('9-back-online');
  });

  it('a flush that is cut off after the server has heard is repeated without a second effect', async () => {
    const { returnId, trackingNumber } = await at.expected();
    let lost = 0;
    await page.route('**/v1/receiving/{scans,items}', async (route) => {
      const reply = await route.fetch();
      lost += 1;
      if (lost <= 3) await route.abort('connectionreset');
      else await route.fulfill({ response: reply });
    });
    await burst(page, trackingNumber);
    await burst(page, 'LAMP-01');
    await burst(page, 'VU-GRADE-A');
    await burst(page, 'VU-NEXT');
    await page.locator('.queue[data-waiting="2"]').waitFor();
    for (let i = 0; i < 3; i += 1) {
      await tellOnline(page);
      await eventually(async () => Promise.resolve(lost > i));
    }
    await page.locator('.queue[data-waiting="0"]').waitFor({ timeout: 30_000 });
    expect(lost).toBeGreaterThan(3);
    expect(await at.placesOf(returnId)).toEqual(['1 a restock']);
    expect(await page.locator('.queue').getAttribute('data-waiting')).toBe('0');
    expect((await at.receiptOf(returnId)).parcels).toHaveLength(1);
  });

  it('holds a parcel nobody announced, wants a bad result to be seen, and shows the shift', async () => {
    await burst(page, 'NOBODYKNOWS1');
    await shows(page, 'unknown');
    await at.picture('10-unknown');
    await burst(page, 'LAMP-01');
    await shows(page, 'acknowledge');
    await at.picture('11-acknowledge');
    await burst(page, 'VU-ORPHAN');
    await shows(page, 'orphan_held');
    await page.locator('input[type=file]').setInputFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: readFileSync('apps/web/public/mark-192.png'),
    });
    const orphan = await eventually(async () => {
      const { data } = await at.get('/orphans?status=held');
      return data[0]?.photoIds.length === 1 && data[0];
    });
    expect(orphan).toMatchObject({ code: 'NOBODYKNOWS1', heldBy: 'Ana', station: 'bench-1' });
    await at.picture('12-held');
    await burst(page, 'VU-SHIFT');
    await page.getByText('Scans per hour').waitFor();
    await at.picture('13-shift');
    await burst(page, 'VU-SHIFT');
  });

  it('makes a task of what does not fit', async () => {
    const { returnId, trackingNumber } = await at.expected();
    await burst(page, trackingNumber);
    await burst(page, 'LAMP-01');
    for (const code of ['VU-MORE', 'VU-IS-EMPTY-BOX', 'VU-NEXT']) await burst(page, code);
    await shows(page, 'empty_box');
    await at.picture('14-empty-box');
    await burst(page, 'VU-NEXT');
    const kinds = await eventually(async () => {
      const { data } = await at.get(`/tasks?returnId=${returnId}`);
      return data.length >= 3 && data.map(({ kind }: { kind: string }) => kind).sort();
    });
    // One person bought all of these orders.
    expect(kinds).toEqual(['empty_box', 'frequent_returns', 'surplus']);
  });

  it('prints commands that a scanner reads', async () => {
    await page.goto(`${at.vuelta.url}/scan/sheet`);
    const images = page.locator('.sheet img');
    await images.first().waitFor();
    await at.picture('15-sheet');
    const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
    prepareZXingModule({
      overrides: {
        wasmBinary: wasmBinary.buffer.slice(
          wasmBinary.byteOffset,
          wasmBinary.byteOffset + wasmBinary.byteLength,
        ) as ArrayBuffer,
      },
    });
    const count = await images.count();
    expect(count).toBeGreaterThan(20);
    for (let i = 0; i < count; i += 1) {
      const shot = await page.locator('.sheet li').nth(i).screenshot({ scale: 'device' });
      const [read] = await readBarcodes(new Blob([new Uint8Array(shot)]), { tryHarder: true });
      expect(read?.text).toBe(await images.nth(i).getAttribute('alt'));
    }
  });

  it('is installable, and no page complained', async () => {
    const manifest = (await at.vuelta.http.get('/scan.webmanifest').expect(200)).text;
    expect(JSON.parse(manifest)).toMatchObject({ start_url: '/scan', display: 'standalone' });
    expect(at.wrong).toEqual([]);
  });
});
