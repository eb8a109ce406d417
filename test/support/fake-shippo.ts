// Shippo's protocol, as far as it is used: a rate is sold as often as somebody asks for it.
import type { CarrierBook, Purchase, Shipment } from './carrier-book.ts';
import { type CarrierAsk, type CarrierCall, type CarrierReply, carrierTestKey } from './carrier-call.ts';

export function shippoCall(book: CarrierBook, ask: CarrierAsk): CarrierCall {
  const [, what = '', id = ''] = /^\/(\w+)\/?([\w-]+)?/.exec(ask.path) ?? [];
  if (ask.authorization !== `ShippoToken ${carrierTestKey}`)
    return { kind: 'look-up', act: () => ({ status: 401, body: { detail: 'Invalid token.' } }) };
  if (what === 'shipments') return { kind: 'shipment', act: () => created(book, ask) };
  if (what === 'tracks') return { kind: 'look-up', act: () => tracked(book, ask.path.replace('/tracks/', '')) };
  if (what === 'rates') return { kind: 'look-up', act: () => found(rateOf(shipmentOf(book, id), 'low', '7.58')) };
  if (what === 'refunds') return { kind: 'refund', act: () => refunded(book, String(ask.body['transaction'])) };
  if (ask.method === 'POST') return { kind: 'purchase', act: () => bought(book, ask) };
  return { kind: 'look-up', act: () => listed(book, ask) };
}

const created_at = '2026-03-22T03:00:00Z';

function shipmentOf(book: CarrierBook, rate: string): Shipment {
  const shipment = book.find(rate.replace(/^rate_low_/, ''));
  if (shipment === undefined) throw new Error(`Nobody has made a shipment with the rate ${rate}.`);
  return shipment;
}

function tracked(book: CarrierBook, name: string): CarrierReply {
  const track = book.tracked.get(name);
  return track ? found(track) : { status: 404, body: { detail: 'Not found.' } };
}

function found(body: object): CarrierReply {
  return { status: 200, body };
}

function created(book: CarrierBook, { body }: CarrierAsk): CarrierReply {
  const { metadata, address_from, address_to, parcels } = body;
  const shipment = book.ship(String(metadata), address_to);
  const rates = book.hasRates ? [rateOf(shipment, 'high', '12.30'), rateOf(shipment, 'low', '7.58')] : [];
  const named = {
    object_id: shipment.id,
    object_owner: 'shop',
    object_created: created_at,
    object_updated: created_at,
  };
  const rest = { metadata, address_from, address_to, parcels, rates, carrier_accounts: [], messages: [] };
  return { status: 201, body: { ...named, ...rest, status: 'SUCCESS' } };
}

function rateOf({ id }: Shipment, name: string, amount: string) {
  const price = { amount, amount_local: amount, currency: 'USD', currency_local: 'USD', attributes: [] };
  const named = { object_id: `rate_${name}_${id}`, object_owner: 'shop', object_created: created_at, shipment: id };
  return { ...named, ...price, carrier_account: 'ca_1', provider: 'USPS', servicelevel: { name: 'Ground' } };
}

function bought(book: CarrierBook, ask: CarrierAsk): CarrierReply {
  const rate = String(ask.body['rate']);
  return { status: 201, body: shown(book.buy(shipmentOf(book, rate), String(ask.body['metadata'])), rate, ask) };
}

function listed(book: CarrierBook, ask: CarrierAsk): CarrierReply {
  const rate = ask.query.get('rate');
  const shipments = rate === null ? book.shipments : [shipmentOf(book, rate)];
  const results = shipments.flatMap((shipment) =>
    shipment.purchases.map((purchase) => shown(purchase, `rate_low_${shipment.id}`, ask)),
  );
  return found({ results: results.toReversed() });
}

function shown({ id, key, trackingNumber, isVoid }: Purchase, rate: string, { url }: CarrierAsk) {
  const label = { tracking_number: trackingNumber, label_url: `${url}/files/${trackingNumber}.pdf` };
  const status = isVoid ? 'REFUNDPENDING' : 'SUCCESS';
  return { object_id: id, object_created: created_at, metadata: key, rate, status, messages: [], ...label };
}

function refunded(book: CarrierBook, transaction: string): CarrierReply {
  const purchase = book.shipments.flatMap(({ purchases }) => purchases).find(({ id }) => id === transaction);
  const status = purchase === undefined || book.isUsed ? 'ERROR' : 'PENDING';
  if (purchase !== undefined && !book.isUsed) purchase.isVoid = true;
  return { status: 201, body: { object_id: `refund_${transaction}`, status, transaction } };
}
