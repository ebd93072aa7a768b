import type { Running } from '#chassis';
import { loadDemoShop } from './demo-shop.js';
import { DemoState } from './demo-state.js';
import { tryOrders } from './try-orders.js';

/**
 * Tells a newcomer what to open, and loads the demo shop beside the serving: at the first start on an empty database,
 * or to finish what an earlier start began.
 */
export async function welcome(running: Running, sampleFolder: string): Promise<void> {
  const { url, settings, log } = running;
  const demo = new DemoState(settings.DATA_DIR, running.databaseUrl);
  const shop = await demo.open();
  say(
    `Vuelta is at ${url}`,
    `  customers  ${url}/portal/demo`,
    `  warehouse  ${url}/scan`,
    `  analysts   ${url}/analytics`,
    '  API        docs/openapi.json',
  );
  if (!shop) return;
  const [first, second] = tryOrders(shop.today);
  say(
    `The pages of the warehouse and the analysts ask for a key: it is in ${shop.keyFile}`,
    `As a customer, try order ${first.orderId} of ${first.input.purchaser.email}`,
    `                 or order ${second.orderId} of ${second.input.purchaser.email}`,
  );
  if (shop.isLoaded) return;
  say('The demo shop is being loaded; its orders appear within seconds.');
  const loaded = loadDemoShop({ url, key: shop.key, today: shop.today, sampleFolder });
  loaded
    .then(async ({ orders, returns, parcel }) => {
      await demo.markLoaded(shop);
      say(`The demo shop is loaded: ${orders} orders, ${returns} returns.`);
      if (parcel) say(`In the warehouse, scan the parcel ${parcel}`);
    })
    .catch((error: unknown) => log.error({ error }, 'the demo shop is not whole; the next start goes on'));
}

const say = (...lines: string[]): unknown => process.stdout.write(`${lines.join('\n')}\n`);
