import { createAddress, createAndVerify, verifyAddress } from './addresses.js';
import type { Book } from './book.js';
import { createCustomsInfo, createCustomsItem, createParcel } from './customs.js';
import { getOne, listAll } from './lists.js';
import { buyPickup, cancelPickup, createPickup } from './pickups.js';
import { createRefunds, refundShipment } from './refunds.js';
import {
  addForm,
  buyShipment,
  convertLabel,
  createShipment,
  insureShipment,
  rerateShipment,
  shipmentView,
} from './shipments.js';
import { createTracker, createTrackers, deleteTracker } from './trackers.js';
import {
  createWebhook,
  deleteWebhook,
  eventAlone,
  eventInList,
  payloadOf,
  payloadsOf,
  updateWebhook,
} from './webhooks.js';
import type { Call, Json, Reply } from './wire.js';

type Handler = (book: Book, call: Call) => Reply;

const seen =
  (handler: (shown: (shipment: Json) => Json) => Handler): Handler =>
  (book, call) =>
    handler((shipment) => shipmentView(book, shipment))(book, call);

/** Everything the fake answers; what is not here is a 404, as at EasyPost. */
const table: Record<string, Handler> = {
  'POST /addresses': createAddress,
  'POST /addresses/create_and_verify': createAndVerify,
  'GET /addresses': listAll('addresses'),
  'GET /addresses/:id': getOne('addresses'),
  'GET /addresses/:id/verify': verifyAddress,
  'POST /parcels': createParcel,
  'GET /parcels/:id': getOne('parcels'),
  'POST /customs_infos': createCustomsInfo,
  'GET /customs_infos/:id': getOne('customs_infos'),
  'POST /customs_items': createCustomsItem,
  'GET /customs_items/:id': getOne('customs_items'),
  'POST /shipments': createShipment,
  'GET /shipments': seen((shown) => listAll('shipments', shown)),
  'GET /shipments/:id': seen((shown) => getOne('shipments', shown)),
  'POST /shipments/:id/buy': buyShipment,
  'POST /shipments/:id/rerate': rerateShipment,
  'POST /shipments/:id/refund': refundShipment,
  'POST /shipments/:id/forms': addForm,
  'POST /shipments/:id/insure': insureShipment,
  'GET /shipments/:id/label': convertLabel,
  'GET /rates/:id': getOne('rates'),
  'POST /refunds': createRefunds,
  'GET /refunds': listAll('refunds'),
  'GET /refunds/:id': getOne('refunds'),
  'POST /trackers': createTracker,
  'POST /trackers/batch': createTrackers,
  'GET /trackers': listAll('trackers'),
  'GET /trackers/:id': getOne('trackers'),
  'DELETE /trackers/:id': deleteTracker,
  'POST /pickups': createPickup,
  'GET /pickups': listAll('pickups'),
  'GET /pickups/:id': getOne('pickups'),
  'POST /pickups/:id/buy': buyPickup,
  'POST /pickups/:id/cancel': cancelPickup,
  'POST /webhooks': createWebhook,
  'GET /webhooks': listAll('webhooks'),
  'GET /webhooks/:id': getOne('webhooks'),
  'PATCH /webhooks/:id': updateWebhook,
  'DELETE /webhooks/:id': deleteWebhook,
  'GET /events': listAll('events', eventInList),
  'GET /events/:id': getOne('events', eventAlone),
  'GET /events/:id/payloads': payloadsOf,
  'GET /events/:id/payloads/:payload': payloadOf,
};

/** A route of the fake, as `METHOD /template`. */
export interface Route {
  name: string;
  method: string;
  pattern: RegExp;
  handle: Handler;
}

/** In the order in which they are tried: fixed paths before placeholders. */
export const routes: Route[] = Object.entries(table)
  .map(([name, handle]) => {
    const [method = '', template = ''] = name.split(' ');
    return { name, method, pattern: new RegExp(`^${template.replace(/:\w+/g, '([^/]+)')}$`), handle };
  })
  .sort((a, b) => Number(a.name.includes(':')) - Number(b.name.includes(':')));
