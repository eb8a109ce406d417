// EasyPost's protocol, as far as it is used: a shipment is found by its id or its reference, and is sold once.
import type { CarrierBook, Shipment } from './carrier-book.ts';
import { type CarrierAsk, type CarrierCall, type CarrierReply, carrierTestKey } from './carrier-call.ts';

export function easypostCall(book: CarrierBook, ask: CarrierAsk): CarrierCall {
  const [, id = '', act = ''] = /^\/v2\/shipments(?:\/([^/]+))?(?:\/(\w+))?$/.exec(ask.path) ?? [];
  const refused = unauthorized(ask);
  if (refused !== undefined) return { kind: 'look-up', act: () => refused };
  const tracker = /^\/v2\/trackers\/(\w+)$/.exec(ask.path)?.[1];
  if (tracker !== undefined) return { kind: 'look-up', act: () => tracked(book, tracker) };
  if (id === '') return { kind: 'shipment', act: () => created(book, ask) };
  const on = (change: (shipment: Shipment) => CarrierReply) => (): CarrierReply => {
    const shipment = book.find(decodeURIComponent(id));
    return shipment === undefined ? error(404, 'The requested resource could not be found.') : change(shipment);
  };
  if (act === 'buy') return { kind: 'purchase', act: on((shipment) => bought(book, shipment, ask)) };
  if (act === 'refund') return { kind: 'refund', act: on((shipment) => refunded(book, shipment, ask)) };
  return { kind: 'look-up', act: on((shipment) => shown(book, shipment, ask)) };
}

function unauthorized({ authorization }: CarrierAsk): CarrierReply | undefined {
  const expected = `Basic ${Buffer.from(`${carrierTestKey}:`).toString('base64')}`;
  return authorization === expected ? undefined : error(401, 'This api key is no longer active.');
}

function tracked(book: CarrierBook, id: string): CarrierReply {
  const found = book.tracked.get(id);
  return found ? { status: 200, body: found } : error(404, 'The requested resource could not be found.');
}

function created(book: CarrierBook, ask: CarrierAsk): CarrierReply {
  const { reference, to_address: to } = ask.body['shipment'] as Readonly<Record<string, unknown>>;
  return shown(book, book.ship(String(reference), to), ask);
}

function bought(book: CarrierBook, shipment: Shipment, ask: CarrierAsk): CarrierReply {
  if (shipment.purchases.length > 0) return error(422, 'Postage already exists for this shipment.');
  const { id } = ask.body['rate'] as { readonly id: string };
  if (id !== `rate_low_${shipment.id}`) return error(422, 'The cheaper rate was expected.');
  book.buy(shipment, shipment.key);
  return shown(book, shipment, ask);
}

function refunded(book: CarrierBook, shipment: Shipment, ask: CarrierAsk): CarrierReply {
  const [purchase] = shipment.purchases;
  if (purchase === undefined || book.isUsed) return error(422, 'Refund request could not be completed.');
  purchase.isVoid = true;
  return shown(book, shipment, ask);
}

function shown(
  { hasRates }: CarrierBook,
  { id, key, purchases: [purchase] }: Shipment,
  { url }: CarrierAsk,
): CarrierReply {
  const rate = (name: string, price: string) => ({ id: `rate_${name}_${id}`, rate: price, currency: 'USD' });
  const sold = purchase && {
    selected_rate: rate('low', '7.58'),
    tracking_code: purchase.trackingNumber,
    refund_status: purchase.isVoid ? 'submitted' : null,
    postage_label: { id: `pl_${id}`, label_url: `${url}/files/${purchase.trackingNumber}.pdf` },
  };
  const rates = hasRates ? [rate('high', '12.30'), rate('low', '7.58')] : [];
  return { status: 200, body: { id, object: 'Shipment', reference: key, rates, messages: [], ...sold } };
}

function error(status: number, message: string): CarrierReply {
  return { status, body: { error: { code: 'REFUSED', message, errors: [] } } };
}
