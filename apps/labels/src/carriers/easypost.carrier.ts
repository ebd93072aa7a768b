import type { Offer, OfferSet } from '../shipping.rules.js';
import { Carrier, postageRefundStatuses } from './carrier.js';
import type {
  Address,
  BookedPickup,
  LabelOrder,
  PickupOrder,
  PostageRefundAnswer,
  Refused,
  Scan,
  SoldLabel,
} from './carrier.js';
import { fetchLabel } from './carrier.files.js';
import { easyPostClient, outcomeOf } from './easypost.client.js';
import type { EasyPostAccount, EasyPostClient } from './easypost.client.js';
import { serviceNameOf, voidDaysOf } from './easypost.services.js';
import {
  addressTo,
  customsTo,
  idFrom,
  messagesFrom,
  offersFrom,
  optionsTo,
  parcelTo,
  pickupFrom,
  pickupRatesFrom,
  purchaseFrom,
  refundStatusFrom,
  scansFrom,
  trackerFrom,
} from './easypost.wire.js';

/** What no carrier sells a label without. */
const needed = ['name', 'line1', 'city', 'postalCode', 'countryCode'] as const;

/** Days before the carrier's own limit on which an unused label ends. */
const marginDays = 5;

/** Buys through EasyPost: first a shipment, which costs nothing, then that shipment by its id. */
export class EasyPostCarrier extends Carrier {
  readonly provider = 'easypost';
  private readonly client: EasyPostClient;

  constructor(private readonly account: EasyPostAccount) {
    super();
    this.client = easyPostClient(account);
  }

  async quote(order: LabelOrder): Promise<OfferSet | Refused> {
    const lack = lackOf(order.consignor, 'sender') ?? lackOf(order.consignee, 'return address');
    if (lack) return { refused: lack };
    return orRefused(async () => {
      // The outbound roles: EasyPost itself turns the addresses of a return round.
      const [from, to] = [await this.verified(order.consignee), await this.verified(order.consignor)];
      const shipment: unknown = await this.client.Shipment.create({
        is_return: true,
        reference: order.labelId,
        from_address: { id: from },
        to_address: { id: to },
        parcel: parcelTo(order.parcel),
        options: optionsTo(order),
        ...(order.customs && { customs_info: customsTo(order.customs) }),
      } as never);
      return { shipmentId: idFrom(shipment), offers: offersFrom(shipment), messages: messagesFrom(shipment) };
    });
  }

  /** An address that the post does not know is used as it is: the customer lives there and has had parcels. */
  private async verified(address: Address): Promise<string> {
    const params = { ...addressTo(address), verify: true };
    return idFrom(await this.client.Address.create(params as never));
  }

  async requote(shipmentId: string): Promise<Offer[]> {
    return offersFrom(await this.client.Shipment.regenerateRates(shipmentId));
  }

  async find(shipmentId: string, order: LabelOrder): Promise<SoldLabel | null> {
    return this.soldLabel(await this.client.Shipment.retrieve(shipmentId), order);
  }

  async buy(shipmentId: string, offerId: string, order: LabelOrder): Promise<SoldLabel | Refused> {
    try {
      const bought: unknown = await this.client.Shipment.buy(shipmentId, offerId);
      return await this.mustBeSold(bought, order);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.is === 'not_done') return { refused: outcome.reason };
      if (outcome.is === 'unknown') throw error;
      return this.mustBeSold(await this.client.Shipment.retrieve(shipmentId), order);
    }
  }

  async refund(shipmentId: string): Promise<PostageRefundAnswer> {
    return answerFrom(await this.client.Shipment.refund(shipmentId));
  }

  async refundStatus(shipmentId: string): Promise<PostageRefundAnswer> {
    return answerFrom(await this.client.Shipment.retrieve(shipmentId));
  }

  async track(shipmentId: string): Promise<Scan[]> {
    return scansFrom(trackerFrom(await this.client.Shipment.retrieve(shipmentId)));
  }

  async preparePickup(order: PickupOrder): Promise<{ carrierPickupId: string } | Refused> {
    return orRefused(async () => {
      const pickup: unknown = await this.client.Pickup.create({
        reference: order.pickupId,
        address: addressTo(order.address),
        shipment: { id: order.shipmentId },
        min_datetime: order.from.toISOString(),
        max_datetime: order.to.toISOString(),
        is_account_address: false,
        instructions: order.instructions,
      } as never);
      return { carrierPickupId: idFrom(pickup) };
    });
  }

  async bookPickup(carrierPickupId: string): Promise<BookedPickup | Refused> {
    const before: unknown = await this.client.Pickup.retrieve(carrierPickupId);
    const booked = pickupFrom(before);
    if (booked) return booked;
    const [rate] = pickupRatesFrom(before);
    if (!rate) return { refused: 'no carrier fetches parcels there' };
    return orRefused(async () => {
      const after = pickupFrom(await this.client.Pickup.buy(carrierPickupId, rate.carrier, rate.service));
      if (!after) throw new Error('EasyPost took the pickup and did not schedule it');
      return after;
    });
  }

  async cancelPickup(carrierPickupId: string): Promise<void> {
    await this.client.Pickup.cancel(carrierPickupId);
  }

  private async mustBeSold(shipment: unknown, order: LabelOrder): Promise<SoldLabel> {
    const sold = await this.soldLabel(shipment, order);
    if (!sold) throw new Error('EasyPost says that the label exists and does not show it');
    return sold;
  }

  private async soldLabel(shipment: unknown, order: LabelOrder): Promise<SoldLabel | null> {
    const purchase = purchaseFrom(shipment);
    if (!purchase) return null;
    const { carrier, serviceLevel, costMinor, currency } = purchase.offer;
    const limit = order.requestedAt.getTime() + (voidDaysOf(carrier) - marginDays) * 86_400_000;
    return {
      trackingNumber: purchase.trackingNumber,
      carrier,
      serviceLevel,
      serviceName: serviceNameOf(carrier, serviceLevel),
      costMinor,
      currency,
      expiresOn: new Date(limit).toISOString().slice(0, 10),
      file: await fetchLabel(purchase.labelUrl, this.account.timeoutMs),
    };
  }
}

function lackOf(address: Address, whose: string): string | undefined {
  const lacking = needed.filter((field) => !address[field]);
  return lacking.length > 0 ? `the ${whose} lacks ${lacking.join(', ')}` : undefined;
}

/** Nothing happened, or nobody knows: the second is left to the caller. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.is === 'not_done') return { refused: outcome.reason };
    throw error;
  }
}

function answerFrom(shipment: unknown): PostageRefundAnswer {
  const status = refundStatusFrom(shipment);
  const known = postageRefundStatuses.find((answer) => answer === status);
  if (!known) throw new Error(`EasyPost says ${status ?? 'nothing'} of the postage`);
  return known;
}
