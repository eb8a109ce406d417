// An API with real readers and digests, and fakes for all that it reaches; keys are plain words.
import { randomUUID } from 'node:crypto';
import { readBounce } from '../../src/adapters/bounce-report.ts';
import { isDatabaseAway } from '../../src/adapters/database-away.ts';
import { hashOf, rmaOf } from '../../src/adapters/digest.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { memoryEvidence } from '../../src/adapters/memory/evidence.ts';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import { memoryMetrics } from '../../src/adapters/memory/metrics.ts';
import { memoryMailLog } from '../../src/adapters/memory/mail-log.ts';
import { memoryPeople } from '../../src/adapters/memory/people.ts';
import { memoryRequests } from '../../src/adapters/memory/requests.ts';
import { memoryHearings } from '../../src/adapters/memory/hearings.ts';
import { memoryWebhooks } from '../../src/adapters/memory/webhooks.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { api } from '../../src/api/app.ts';
import type { Door } from '../../src/api/door.ts';
import type { ApiDoors, Incident } from '../../src/api/doors.ts';
import { described } from '../../src/case/described.ts';
import { readBody } from '../../src/case/read-body.ts';
import { readMessage } from '../../src/case/read-message.ts';
import { readCaseValue } from '../../src/case/read.ts';
import { benchDoor } from './bench-door.ts';
import type { Principal } from '../../src/contract/can.ts';
import type { PolicyBook, ShopFacts } from '../../src/ports/packs.ts';
import type { Told } from '../../src/ports/returns.ts';
import { readsOf } from './reads.ts';

export const now = '2026-03-22T03:00:00Z';
const shops = ['soocas', 'website'] as const;

const prefixes: Readonly<Record<string, string>> = { soocas: 'SOO', website: 'WEB' };

/** Only what the API reads of a shop; its policy begins in 2025. */
export const book: PolicyBook = {
  packFor: (shop, placedAt) =>
    shop in prefixes && placedAt >= '2025' ? { shop, version: '2025-01-01', hash: 'sha256:0' } : undefined,
  shop: ({ shop }) =>
    ({
      shop,
      name: shop,
      rmaPrefix: prefixes[shop],
      zone: 'Asia/Shanghai',
      sender: { name: shop, address: `returns@${shop}.example` },
    }) as ShopFacts,
  owesCertificate: () => false,
  citations: () => [],
};

export const principals: Readonly<Record<string, Principal>> = {
  'agent:bo': { role: 'agent', name: 'bo' },
  'supervisor:eve': { role: 'supervisor', name: 'eve' },
  'inspector:ann': { role: 'inspector', name: 'ann' },
  'finance:lu': { role: 'finance', name: 'lu' },
  'operator:max': { role: 'operator', name: 'max' },
  'auditor:ida': { role: 'auditor', name: 'ida' },
  soocas: { role: 'shop', shop: 'soocas' },
  website: { role: 'shop', shop: 'website' },
  customer: { role: 'customer', rma: rmaOf('SOO', 'R-1') },
  stranger: { role: 'customer', rma: rmaOf('SOO', 'R-2') },
  carrier: { role: 'carrier' },
  provider: { role: 'provider' },
  mail: { role: 'mail' },
};

export interface BenchChanges extends Partial<Omit<ApiDoors, 'door'>> {
  /** What Temporal answers to every message. */
  readonly told?: Told;
  readonly doorChanges?: Partial<Door>;
}

/** The return that `startBody()` starts. */
export const rma = rmaOf('SOO', 'R-1');

export function openBench(changes: BenchChanges = {}) {
  const { told, doorChanges, ...others } = changes;
  const returns = memoryReturns(told);
  const people = memoryPeople();
  const audit = memoryAudit();
  const mailLog = memoryMailLog();
  const incidents: Incident[] = [];
  const metrics = memoryMetrics();
  const clock = fixedClock(now);
  const door = benchDoor(clock, doorChanges);
  const app = api({
    returns,
    reads: readsOf(),
    people,
    requests: memoryRequests(),
    audit,
    book,
    evidence: memoryEvidence(),
    mail: { log: mailLog, readBounce },
    webhooks: memoryWebhooks(),
    hearings: memoryHearings(),
    health: { checks: () => Promise.resolve([]) },
    metrics,
    clock,
    door,
    keys: (presented) => (Object.hasOwn(principals, presented) ? principals[presented] : undefined),
    rmaOf,
    hashOf,
    newId: randomUUID,
    readJson: readBody,
    readCase: (value, shop) => readCaseValue(value, shop === undefined ? shops : [shop]),
    readMessage,
    described,
    clockShiftAllowed: false,
    isAway: isDatabaseAway,
    report: (incident) => void incidents.push(incident),
    ...others,
  });
  const post = async (path: string, key: string, body: unknown, headers: Record<string, string> = {}) =>
    heard(
      await app.request(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const get = async (path: string, key: string) =>
    heard(await app.request(path, { headers: { authorization: `Bearer ${key}` } }));
  return {
    app,
    returns,
    people,
    audit,
    mailLog,
    incidents,
    metrics,
    door,
    post,
    get,
    start: (body: unknown = startBody(), key = 'soocas') => post('/v1/returns', key, body),
    send: (message: string, key: string, body: unknown, headers?: Record<string, string>) =>
      post(`/v1/returns/${rma}/${message}`, key, body, headers),
  };
}

/** A response with its body read. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** Path and code of each problem. */
  readonly errors: readonly string[];
}

async function heard(response: Response): Promise<Heard> {
  const body = (await response.json()) as Readonly<Record<string, unknown>>;
  const errors = (body['errors'] ?? []) as readonly { readonly at: string; readonly code: string }[];
  const { status, headers } = response;
  return { status, headers, body, errors: errors.map(({ at, code }) => `${code} ${at}`.trim()) };
}

/** A request that is taken as it stands; `changes` replace whole fields of the body. */
export function startBody(changes: object = {}) {
  return { requestId: 'R-1', person: person(), case: returnCase(), ...changes };
}

export function person(changes: object = {}) {
  const address = { lines: ['1 Market Street'], postalCode: '94105', city: 'San Francisco', country: 'US' };
  return { name: 'Ada Example', email: 'ada@example.org', address, ...changes };
}

export function returnCase(changes: object = {}) {
  const line = { id: '1', sku: 'X3U-BLK', title: 'Sonic toothbrush', quantity: 1, unitPrice: 7990 };
  return {
    shop: 'soocas',
    order: {
      number: 'S-1001',
      channel: 'official-website',
      currency: 'USD',
      placedAt: '2026-03-01T10:00:00Z',
      shippedAt: '2026-03-03T02:00:00Z',
      deliveredAt: '2026-03-10T15:20:00Z',
      shipTo: { country: 'US', region: 'CA', zone: 'America/Los_Angeles' },
      lines: [line],
      payments: [{ id: 'p1', provider: 'sandbox', reference: 'pi_123', captured: 7990 }],
    },
    request: {
      at: '2026-03-20T09:00:00Z',
      ground: 'defective',
      resolution: 'refund',
      lines: [{ line: '1', quantity: 1 }],
      evidence: ['product-photo'],
    },
    ...changes,
  };
}
