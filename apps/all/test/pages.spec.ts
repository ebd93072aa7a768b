import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { services } from '../src/services.js';
import { chromiumPath, launch } from './browser.js';
import { canary, order } from './order.js';

if (!chromiumPath)
  console.warn('The browser specs are skipped: no Chromium here. Install it, or set CHROMIUM.');
const withBrowser = chromiumPath ? describe : describe.skip;

/** Where the pictures go, for a person to look at; none are kept unless it is set. */
const pictures = process.env['PICTURES'];

withBrowser('the pages, in a real browser', () => {
  let vuelta: TestProcess;
  let browser: Browser;
  let page: Page;
  let key: { authorization: string };
  const wrong: string[] = [];

  beforeAll(async () => {
    vuelta = await runServices(services, {}, { pages: 'dist/web' });
    key = await vuelta.key();
    await vuelta.http.put('/v1/orders/W-2001').set(key).send(order()).expect(200);
    browser = await launch();
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1100, height: 900 } });
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
  });
  afterAll(async () => {
    await browser.close();
    await vuelta.stop();
  });

  const picture = async (name: string): Promise<void> => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  };
  const returnOf = async (orderId: string) =>
    (await vuelta.http.get(`/v1/returns?orderId=${orderId}`).set(key).expect(200)).body.data[0];

  it('a customer finds the order, sees the money before agreeing, and gets a label', async () => {
    await page.goto(`${vuelta.url}/portal/spec`);
    await page.getByRole('textbox', { name: 'Order number' }).fill('W-2001');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(canary.email.toUpperCase());
    await picture('portal-1-find');
    await page.keyboard.press('Enter');

    await page.getByRole('checkbox', { name: /LAMP-01/ }).check();
    await page
      .getByRole('combobox', { name: /Why does it go back\?.*LAMP-01/ })
      .selectOption({ label: 'It is defective' });
    await picture('portal-2-choose');
    await page.getByRole('button', { name: 'See your refund' }).click();

    await page.getByRole('heading', { name: 'Check and confirm' }).waitFor();
    await page.getByText('€20.00').first().waitFor();
    await picture('portal-3-confirm');
    await page.getByRole('button', { name: 'Confirm return' }).dblclick();

    const link = page.getByRole('link', { name: /label \(PDF\)/ });
    await link.waitFor();
    await picture('portal-4-done');
    const rma = await returnOf('W-2001');
    expect(await page.getByRole('heading', { name: rma.rmaNumber }).count()).toBe(1);
    expect((await vuelta.http.get('/v1/returns?orderId=W-2001').set(key)).body.data).toHaveLength(1);
    const pdf = await page.request.get(new URL((await link.getAttribute('href'))!, vuelta.url).href);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
  });

  it('the warehouse scans the parcel and the article, grades it, and the refund is set aside', async () => {
    const { authorization } = await vuelta.key('receiving:read', 'receiving:write', 'receiving:inspect');
    await page.goto(`${vuelta.url}/scan#key=${authorization.slice('Bearer '.length)}`);
    await page.getByText('Scan a parcel.').waitFor();
    expect(page.url()).not.toContain('vk_');

    const rma = await returnOf('W-2001');
    // By hand, for once: the scanner has a spec of its own.
    const field = page.getByRole('textbox', { name: 'Type a code' });
    await field.fill(rma.rmaNumber.toLowerCase());
    await field.press('Enter');
    await page.getByText('0 of 1 here').waitFor();
    await field.fill('LAMP-01');
    await field.press('Enter');
    await page.getByRole('button', { name: /New, sealed/ }).click();
    await page.getByRole('button', { name: 'Save item' }).click();

    const refund = await eventually(async () => {
      const { data } = (await vuelta.http.get(`/v1/refunds?returnId=${rma.returnId}`).set(key)).body;
      return data.find(({ status }: { status: string }) => status === 'pending');
    });
    expect(refund.amountMinor).toBe(2000);
    await vuelta.http
      .post(`/v1/refunds/${refund.refundId}/confirm`)
      .set(key)
      .set(once())
      .send({ reference: 'bank-9' })
      .expect(200);
    await eventually(async () => (await returnOf('W-2001')).status === 'closed');
  });

  it('an analyst sees why it came back', async () => {
    const { authorization } = await vuelta.key('analytics:read');
    await page.goto(`${vuelta.url}/analytics#key=${authorization.slice('Bearer '.length)}`);
    await page.getByRole('row', { name: /^It is defective.*€20\.00/ }).waitFor();
    await page.getByRole('row', { name: /LAMP-01.*50%/ }).waitFor();
    await picture('analytics');
  });

  it('no page complained', () => expect(wrong).toEqual([]));
});
