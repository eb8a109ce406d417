// Labels of Shippo, by its own client. Source: docs.goshippo.com, shipments, transactions and refunds.
import { Shippo } from 'shippo';
import type { Carrier, LabelBought, LabelOffer, LabelOrder, LabelRefused } from '../../ports/carriers.ts';
import { addressOf } from './address.ts';
import { cheapest, minorOf } from './decimal.ts';
import { failureOf } from './failure.ts';
import { labelFile } from './file.ts';
import type { CarrierOptions } from './options.ts';

/**
 * What is bought is a rate. Shippo would sell one twice, so its purchases are looked up before and after: of two, which
 * overlapping tries may make, the first is ours and the other is given back. Each carries our key in its metadata.
 */
export function shippoCarrier({ apiKey, url, parcel, timeoutMs = 6000 }: CarrierOptions): Carrier {
  const client = new Shippo({
    apiKeyHeader: `ShippoToken ${apiKey}`,
    shippoApiVersion: '2018-02-08',
    timeoutMs,
    retryConfig: { strategy: 'none' }, // The activity tries again, and looks before it does.
    ...(url !== undefined && { serverURL: url }),
  });
  const { purchasesOf, giveBack, settledOn } = booksOf(client, timeoutMs);
  return {
    name: 'shippo',
    bills: true,
    async offer(order) {
      const made = await call('shipment', () => client.shipments.create(wanted(order, parcel)));
      return 'refused' in made ? { kind: 'refused', reason: made.refused } : offerOf(made);
    },
    async find({ key }, shipmentId) {
      if (shipmentId !== null) return settledOn(shipmentId);
      const { results = [] } = await sure('look-up', () => client.transactions.list({ results: 100 }));
      const rate = standing(results.filter(({ metadata }) => metadata === key)).map(rateIn)[0];
      return rate === undefined ? undefined : settledOn(rate);
    },
    async buy({ key }, { shipmentId }) {
      if (shipmentId === null) return { kind: 'refused', reason: 'Shippo sells nothing without a rate.' };
      const before = await settledOn(shipmentId);
      if (before !== undefined) return before;
      const order = { rate: shipmentId, metadata: key, async: false, labelFileType: 'PDF_4x6' as const };
      const made = await call('purchase', () => client.transactions.create(order));
      if ('refused' in made) return { kind: 'refused', reason: made.refused };
      return (
        (await settledOn(shipmentId)) ?? { kind: 'refused', reason: `Shippo sold no label. ${saidIn(made)}`.trim() }
      );
    },
    async voidLabel(shipmentId) {
      let answer: 'void' | 'refused' = 'void';
      for (const { objectId = '' } of standing(await purchasesOf(shipmentId))) {
        const back = await giveBack(objectId);
        if ('refused' in back || back.status === 'ERROR') answer = 'refused';
      }
      return answer;
    },
  };
}

/** What Shippo has of a rate in its books. */
function booksOf(client: Shippo, timeoutMs: number) {
  const purchasesOf = async (rate: string): Promise<readonly Purchase[]> => {
    const { results = [] } = await sure('look-up', () => client.transactions.list({ rate, results: 100 }));
    return results;
  };
  const giveBack = (transaction: string) => call('refund', () => client.refunds.create({ transaction, async: false }));
  /** The first that stands; what was bought beside it goes back. */
  const settledOn = async (rate: string): Promise<LabelBought | undefined> => {
    const [first, ...others] = standing(await purchasesOf(rate));
    for (const { objectId = '' } of others) await giveBack(objectId);
    if (first === undefined) return undefined;
    if (first.status !== 'SUCCESS') throw new Error('Shippo has taken the purchase and has no label yet.');
    return bought(first, await sure('price', () => client.rates.get(rate)), timeoutMs);
  };
  return { purchasesOf, giveBack, settledOn };
}

/** A refusal for good is a value. */
function call<Result extends object>(what: string, act: () => Promise<Result>) {
  return act().catch((error: unknown) => failureOf('Shippo', what, error));
}

async function sure<Result extends object>(what: string, act: () => Promise<Result>) {
  const answer = await call(what, act);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

type Purchase = Awaited<ReturnType<Shippo['transactions']['get']>>;
type Shipment = Awaited<ReturnType<Shippo['shipments']['get']>>;
type Rate = Awaited<ReturnType<Shippo['rates']['get']>>;

/** Without those that failed or went back, the first one first. */
function standing(purchases: readonly Purchase[]): readonly Purchase[] {
  const over: readonly (string | undefined)[] = ['ERROR', 'REFUNDED', 'REFUNDPENDING'];
  return purchases
    .filter(({ status }) => !over.includes(status))
    .toSorted((one, other) => madeAt(one) - madeAt(other) || ((one.objectId ?? '') < (other.objectId ?? '') ? -1 : 1));
}

function madeAt({ objectCreated }: Purchase): number {
  return objectCreated?.getTime() ?? 0;
}

function rateIn({ rate }: Purchase): string {
  return typeof rate === 'string' ? rate : (rate?.objectId ?? '');
}

function bought(purchase: Purchase, { objectId, amount, currency }: Rate, timeoutMs: number): LabelBought {
  const { trackingNumber = '', labelUrl = '' } = purchase;
  const file = () => labelFile(labelUrl, timeoutMs);
  return {
    kind: 'bought',
    shipmentId: objectId,
    trackingNumber,
    amount: minorOf(amount, currency) ?? 0,
    currency,
    file,
  };
}

function saidIn({ messages = [] }: Pick<Purchase | Shipment, 'messages'>): string {
  return messages.flatMap(({ text }) => text ?? []).join(' ');
}

function offerOf(shipment: Shipment): LabelOffer | LabelRefused {
  const rate = cheapest(
    shipment.rates.flatMap(({ objectId, amount, currency }) => {
      const price = minorOf(amount, currency);
      return price === undefined ? [] : [{ objectId, price, currency }];
    }),
  );
  if (rate !== undefined)
    return { kind: 'offer', shipmentId: rate.objectId, amount: rate.price, currency: rate.currency };
  return { kind: 'refused', reason: `Shippo has no rate for this way. ${saidIn(shipment)}`.trim() };
}

function wanted({ key, from, to }: LabelOrder, { lengthCm, widthCm, heightCm, grams }: CarrierOptions['parcel']) {
  return {
    metadata: key,
    addressFrom: { ...addressOf(from), email: from.email },
    addressTo: addressOf(to),
    parcels: [
      {
        length: String(lengthCm),
        width: String(widthCm),
        height: String(heightCm),
        distanceUnit: 'cm' as const,
        weight: String(grams),
        massUnit: 'g' as const,
      },
    ],
    async: false,
  };
}
