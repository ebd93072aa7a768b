import { eventually, once, runServices } from '#testing';
import { mkdirSync } from 'node:fs';
import { services } from '../src/services.js';
import { launch } from './browser.js';
import { order } from './order.js';
import { keptOnDevice } from './scanner.js';

const pictures = process.env['PICTURES'];

export const password = 'correct horse battery';

/** What the specs of the scan page work with. */
export type ScanBench = Awaited<ReturnType<typeof openScanBench>>;

/** All services, a browser, and Ana, an inspector. */
export async function openScanBench() {
  const vuelta = await runServices(services, {}, { pages: 'dist/web' });
  const key = await vuelta.key();
  const ana = { name: 'Ana', role: 'inspector', password, pin: '482913' };
  await vuelta.http.put('/v1/staff/accounts/ana').set(key).send(ana).expect(200);
  const browser = await launch();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  let made = 0;

  const picture = async (name: string): Promise<void> => {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/scan-${name}.png`, fullPage: true });
  };
  const get = async (path: string) => (await vuelta.http.get(`/v1/receiving${path}`).set(key)).body;
  const receiptOf = (returnId: string) => get(`/receipts/${returnId}`);
  const placesOf = async (returnId: string) =>
    ((await receiptOf(returnId)).items as { quantity: number; grade: string; disposition: string }[]).map(
      ({ quantity, grade, disposition }) => `${quantity} ${grade} ${disposition}`,
    );

  /** A return of one lamp and two mugs on its way, and its tracking number. */
  const coming = async () => {
    made += 1;
    const orderId = `S-${made}`;
    await vuelta.http.put(`/v1/orders/${orderId}`).set(key).send(order()).expect(200);
    const lines = [
      { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
      { orderLineId: '2', quantity: 2, reasonCode: 'changed_mind' },
    ];
    const opened = vuelta.http.post('/v1/returns').set(key).set(once()).send({ orderId, lines });
    const { returnId } = (await opened.expect(201)).body as { returnId: string };
    const { trackingNumber } = await eventually(async () => {
      const receipt = await receiptOf(returnId);
      return receipt.trackingNumber && receipt.lines?.length === 2 && receipt;
    });
    return { returnId, trackingNumber: trackingNumber as string };
  };
  /** A return that the bench knows to expect: as after the minute in which it asks. */
  const expected = async () => {
    const rma = await coming();
    await page.reload();
    await eventually(async () => (await keptOnDevice(page)).includes(rma.trackingNumber));
    return rma;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await vuelta.stop();
  };
  return { vuelta, context, page, wrong, picture, get, receiptOf, placesOf, expected, close };
}
