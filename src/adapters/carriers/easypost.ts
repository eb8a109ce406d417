// Labels of EasyPost, by its own client. Source: docs.easypost.com/docs/shipments and /docs/shipments/shipping-refund.
import EasyPost from '@easypost/api';
import { noCurrency } from '../../domain/currencies.ts';
import type { Carrier, LabelBought, LabelOffer, LabelOrder, LabelRefused } from '../../ports/carriers.ts';
import { addressOf } from './address.ts';
import { cheapest, minorOf } from './decimal.ts';
import { failureOf } from './failure.ts';
import { labelFile } from './file.ts';
import type { CarrierOptions } from './options.ts';

/**
 * A shipment is made with our key as its reference, by which it is found again, and then it is bought. EasyPost sells a
 * shipment once, so a purchase whose answer was lost is never made twice.
 */
export function easypostCarrier({ apiKey, url, parcel, timeoutMs = 6000 }: CarrierOptions): Carrier {
  const { Shipment: shipments } = new Client(apiKey, {
    ...(url !== undefined && { baseUrl: `${url}/v2/` }),
    // The client's own option for a time-out has no effect.
    requestMiddleware: (request) => request.timeout({ deadline: timeoutMs }),
  });
  const call = <Result>(what: string, act: () => Promise<Result>) =>
    act().catch((error: unknown) => failureOf('EasyPost', what, error));

  const find = async (id: string): Promise<Shipment | undefined> => {
    const found = await call('look-up', () => shipments.retrieve(id));
    if ('refused' in found && found.status !== 404) throw new Error(found.refused);
    return 'refused' in found ? undefined : found;
  };
  const boughtOf = (shipment: Shipment | undefined) => bought(shipment, timeoutMs);

  return {
    name: 'easypost',
    bills: true,
    async offer(order) {
      const made = await call('shipment', () => shipments.create(wanted(order, parcel)));
      return 'refused' in made ? { kind: 'refused', reason: made.refused } : offerOf(made);
    },
    find: async ({ key }, shipmentId) => boughtOf(await find(shipmentId ?? key)),
    async buy({ key }, { shipmentId }) {
      const shipment = await find(shipmentId ?? key);
      const before = boughtOf(shipment);
      if (shipment === undefined || before !== undefined) return before ?? gone;
      const rate = rateOf(shipment);
      if (rate === undefined) return gone;
      const made = await call('purchase', () => shipments.buy(shipment.id, rate.id));
      if (!('refused' in made)) return boughtOf(made) ?? notReady();
      // Another try may have bought it a moment before.
      return boughtOf(await find(shipment.id)) ?? { kind: 'refused', reason: made.refused };
    },
    async voidLabel(shipmentId) {
      const asked = await call('refund', () => shipments.refund(shipmentId));
      const shipment = 'refused' in asked ? await find(shipmentId) : asked;
      return isVoid(shipment) ? 'void' : 'refused';
    },
  };
}

/** As far as we use it; its own types are those of another kind of module than it is. */
const Client = EasyPost as unknown as new (
  key: string,
  options: {
    readonly baseUrl?: string;
    readonly requestMiddleware: (request: { timeout(limit: { readonly deadline: number }): unknown }) => unknown;
  },
) => {
  readonly Shipment: {
    create(shipment: object): Promise<Shipment>;
    retrieve(id: string): Promise<Shipment>;
    buy(id: string, rate: string): Promise<Shipment>;
    refund(id: string): Promise<Shipment>;
  };
};

/** As far as we read it. */
interface Shipment {
  readonly id: string;
  readonly rates?: readonly { readonly id: string; readonly rate: string; readonly currency: string }[];
  readonly messages?: readonly { readonly message?: string }[];
  readonly selected_rate?: { readonly rate: string; readonly currency: string } | null;
  readonly tracking_code?: string | null;
  readonly refund_status?: string | null;
  readonly postage_label?: { readonly label_url?: string | null; readonly label_pdf_url?: string | null } | null;
}

const gone: LabelRefused = { kind: 'refused', reason: 'EasyPost no longer sells the shipment.' };

function notReady(): never {
  throw new Error('EasyPost has taken the purchase and has no label yet.');
}

function isVoid(shipment: Shipment | undefined): boolean {
  return ['submitted', 'refunded'].includes(shipment?.refund_status ?? '');
}

function bought(shipment: Shipment | undefined, timeoutMs: number): LabelBought | undefined {
  const { tracking_code: trackingNumber, postage_label: label, selected_rate: rate } = shipment ?? {};
  if (shipment === undefined || !label || !trackingNumber || isVoid(shipment)) return undefined;
  const { currency = noCurrency } = rate ?? {};
  const url = label.label_pdf_url || label.label_url || '';
  return {
    kind: 'bought',
    shipmentId: shipment.id,
    trackingNumber,
    amount: minorOf(rate?.rate ?? '', currency) ?? 0,
    currency,
    file: () => labelFile(url, timeoutMs),
  };
}

function rateOf({ rates = [] }: Shipment) {
  return cheapest(
    rates.flatMap(({ id, rate, currency }) => {
      const price = minorOf(rate, currency);
      return price === undefined ? [] : [{ id, price, currency }];
    }),
  );
}

function offerOf(shipment: Shipment): LabelOffer | LabelRefused {
  const rate = rateOf(shipment);
  if (rate !== undefined)
    return { kind: 'offer', shipmentId: shipment.id, amount: rate.price, currency: rate.currency };
  const why = (shipment.messages ?? []).flatMap(({ message }) => message ?? []).join(' ');
  return { kind: 'refused', reason: `EasyPost has no rate for this way. ${why}`.trim() };
}

const gramsInOunce = 28.349523125;

/** Inches and ounces. */
function wanted({ key, from, to }: LabelOrder, { lengthCm, widthCm, heightCm, grams }: CarrierOptions['parcel']) {
  const inches = (centimetres: number) => Math.ceil((centimetres / 2.54) * 10) / 10;
  return {
    reference: key,
    from_address: { ...addressOf(from), email: from.email },
    to_address: addressOf(to),
    parcel: {
      length: inches(lengthCm),
      width: inches(widthCm),
      height: inches(heightCm),
      weight: Math.ceil((grams / gramsInOunce) * 10) / 10,
    },
    options: { label_format: 'PDF', label_size: '4x6' },
  };
}
