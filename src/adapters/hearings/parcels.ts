// Parcels as the services that follow them know them, read over HTTP, and their owners in our book of labels.
import type { Kysely } from 'kysely';
import type { ParcelHearing } from '../../contract/hearings.ts';
import { unreachable } from '../../domain/vocabulary.ts';
import type { ParcelNews, Parcels } from '../../ports/parcels.ts';
import { type ParcelFact, parcelFacts } from '../carriers/tracking.ts';
import { call } from '../payments/http.ts';
import type { Tables } from '../tables.ts';

export interface TrackerAccount {
  readonly apiKey: string;
  /** Another place than the service's own, for tests. */
  readonly url?: string;
}

export interface TrackerAccounts {
  readonly easypost: TrackerAccount | null;
  readonly shippo: TrackerAccount | null;
}

export function trackedParcels(db: Kysely<Tables>, accounts: TrackerAccounts): Parcels {
  return {
    news: (hearing) => newsOf(hearing, accounts),
    async ownerOf(trackingNumber) {
      const row = await db
        .selectFrom('labels')
        .select('rma')
        .where('tracking_number', '=', trackingNumber)
        .where('state', '!=', 'void')
        .orderBy('at', 'desc')
        .executeTakeFirst();
      return row?.rma;
    },
  };
}

async function newsOf(hearing: ParcelHearing, accounts: TrackerAccounts): ReturnType<Parcels['news']> {
  if (hearing.about === 'scan') return scanned(hearing);
  const { service } = hearing;
  const account = accounts[service];
  if (account === null) throw new Error(`The key of ${service} is not set: its trackers cannot be read.`);
  switch (service) {
    case 'easypost': {
      const authorization = `Basic ${Buffer.from(`${account.apiKey}:`).toString('base64')}`;
      const path = `/v2/trackers/${encodeURIComponent(hearing.tracker)}`;
      const tracker = await read('EasyPost', new URL(path, account.url ?? 'https://api.easypost.com'), authorization);
      return tracker === undefined ? undefined : tracked(parcelFacts('easypost', { result: tracker }));
    }
    case 'shippo': {
      const path = `/tracks/${encodeURIComponent(hearing.carrier)}/${encodeURIComponent(hearing.trackingNumber)}`;
      const authorization = `ShippoToken ${account.apiKey}`;
      const track = await read('Shippo', new URL(path, account.url ?? 'https://api.goshippo.com'), authorization);
      return track === undefined ? undefined : tracked(parcelFacts('shippo', { data: track }));
    }
    default:
      return unreachable(service);
  }
}

async function read(who: string, url: URL, authorization: string): Promise<unknown> {
  const { status, body } = await call(who, url, { headers: { authorization }, timeoutMs: 6000 });
  if (status === 404) return undefined;
  if (status >= 300) throw new Error(`${who} answered ${status} for a tracker.`);
  return body ?? undefined;
}

function tracked(facts: readonly ParcelFact[]) {
  const [first] = facts;
  if (first === undefined) return undefined;
  return { parcel: { trackingNumber: first.trackingNumber }, news: facts.map(newsIn) };
}

function newsIn({ signal, message: { id, at } }: ParcelFact): ParcelNews {
  return { id, signal, at };
}

/** The word of a carrier is all there is; the same one again has the same id. */
function scanned({ parcel, status, at }: Extract<ParcelHearing, { about: 'scan' }>) {
  const name = 'rma' in parcel ? parcel.rma : parcel.trackingNumber;
  const [fact] = parcelFacts('plain', { trackingNumber: name, status, at });
  return fact && { parcel, news: [newsIn(fact)] };
}
