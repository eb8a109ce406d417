// A bench in which something has happened, to which requests are sent that nobody thought of one by one.
import { rmaOf } from '../../src/adapters/digest.ts';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import type { Operation } from '../../src/api/operation.ts';
import { operations } from '../../src/api/operations.ts';
import { barOf, type Principal } from '../../src/contract/can.ts';
import type { Limits } from '../../src/ports/limits.ts';
import type { CompanySignIn } from '../../src/ports/sign-in.ts';
import { returnCase, rma, startBody } from './bench.ts';
import { type Comer, openMatrixBench } from './comers.ts';
import { openMoods } from './fuzz-moods.ts';
import { readsOf } from './reads.ts';

/** One request, still without a world: which of those who come and of the known ids is meant is told by numbers. */
export interface Asked {
  /** Counted round, of those who may by their role, or of all who come. */
  readonly who: { readonly nth: number; readonly of: 'allowed' | 'all' };
  readonly parts: Readonly<Record<string, { readonly nth: number } | { readonly text: string }>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: { readonly json: unknown } | { readonly raw: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where it is no JSON. */
  readonly json: unknown;
}

/** Starts three returns, then does everything once as the document shows it, as somebody who may. */
export async function openWorld() {
  const { change, ...moody } = openMoods();
  const { bench, comers, returns } = await openMatrixBench({
    ...moody,
    clock: fixedClock('2026-12-01T00:00:00Z'),
    reads: readsOf({ papers: onePaper }),
    doorChanges: { limits: noLimits, companySignIn },
  });
  await bench.door.staff.add({ ...member, name: 'bo', password: 'correct horse battery staple' });
  const second = returnCase({ order: { ...returnCase().order, number: 'S-1002' } });
  await bench.start(startBody({ requestId: 'R-2', case: second }));
  const known = new Map([['/v1/returns', [returns.own, rmaOf('SOO', 'R-2'), returns.other]]]);
  const comerOf = (operation: Operation, { nth, of }: Asked['who']): Comer | undefined => {
    const eligible = of === 'all' ? comers : allowed(operation, comers);
    return eligible[nth % eligible.length];
  };
  const send = async (operation: Operation, asked: Asked): Promise<Told> => {
    const headers = comerOf(operation, asked.who)?.headers ?? {};
    const response = await bench.app.request(requestOf(operation, asked, known, headers));
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const told = { status: response.status, headers: response.headers, text, json: isJson ? parsed(text) : undefined };
    if (told.status < 300) remember(known, operation.path, told.json);
    return told;
  };
  const first = new Map<string, Told>();
  for (const operation of operations) {
    if (operation.method === 'delete') continue;
    for (const nth of allowed(operation, comers).keys()) {
      const told = await send(operation, exampleOf(operation, nth));
      first.set(operation.id, told);
      if (told.status < 400) break;
    }
  }
  change();
  return { bench, send, first };
}

/** A return's number is no id of anything else. */
function remember(known: Map<string, readonly string[]>, path: string, answer: unknown): void {
  if (path === '/v1/returns') return;
  known.set(path, [...new Set([...(known.get(path) ?? []), ...idsIn(answer)])].slice(-40));
}

const endless = { allowed: true, left: 1, resetSeconds: 1, points: 2, seconds: 1 } as const;
const noLimits: Limits = { take: () => Promise.resolve(endless), forget: () => Promise.resolve() };

const companySignIn: CompanySignIn = {
  begin: () => Promise.resolve({ kind: 'begun', url: 'https://sign-in.example/?state=1', keep: 'keep' }),
  finish: () => Promise.resolve({ kind: 'refused', sentence: 'The state is another.' }),
};

const member = { role: 'agent', shop: null, email: null, subject: null } as const;

const onePaper = {
  list: () => Promise.resolve([{ name: 'label.pdf', kind: 'label', mediaType: 'application/pdf' } as const]),
  read: (_rma: string, name: string) => Promise.resolve(name === 'label.pdf' ? Buffer.from('%PDF-1.7') : undefined),
};

/** The request that the document shows, by the nth of those who may. */
function exampleOf({ path, body }: Operation, nth: number): Asked {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const plain = { who: { nth, of: 'allowed' as const }, query: {} };
  const parts = Object.fromEntries(names.map((name) => [name, ownPart(name)]));
  if (body === undefined) return { ...plain, parts };
  return { ...plain, parts, body: body.kind === 'json' ? { json: atTheBench(body.example) } : { raw: aPicture } };
}

function ownPart(name: string): Asked['parts'][string] {
  return name === 'evidence' ? { text: 'product-photo' } : { nth: 0 };
}

/** The document speaks of a shop `abc`, which the bench does not have. */
export function atTheBench(example: object): unknown {
  return JSON.parse(JSON.stringify(example), (name, value: unknown) =>
    name === 'shop' && value === 'abc' ? 'soocas' : value,
  );
}

/** To whom the operation is open by their role; everybody where it asks for nobody. */
function allowed({ action }: Operation, comers: readonly Comer[]): readonly Comer[] {
  if (action === null) return comers;
  const may = comers.filter((comer) => comer.role !== undefined && barOf(comer as Principal, action) === undefined);
  // Those first to whom the first return is open.
  const own = ({ shop, rma: ofLink }: Comer) => (shop ?? 'soocas') === 'soocas' && (ofLink ?? rma) === rma;
  return [...may.filter(own), ...may.filter((comer) => !own(comer))];
}

function requestOf(
  { method, path }: Operation,
  { parts, query, body, headers = {} }: Asked,
  known: ReadonlyMap<string, readonly string[]>,
  own: Readonly<Record<string, string>>,
): Request {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string, offset: number) => {
    const part = parts[name] ?? { nth: 0 };
    if ('text' in part) return encodeURIComponent(part.text);
    const ids = known.get(path.slice(0, offset - 1)) ?? [];
    return encodeURIComponent(ids[part.nth % ids.length] ?? 'none');
  });
  const search = new URLSearchParams(query).toString();
  const type = body === undefined ? {} : { 'content-type': 'json' in body ? 'application/json' : 'message/rfc822' };
  const content = body === undefined ? {} : { body: 'json' in body ? JSON.stringify(body.json) : body.raw };
  return new Request(`https://returns.example${filled}${search === '' ? '' : `?${search}`}`, {
    method: method.toUpperCase(),
    headers: { ...type, ...own, ...headers },
    ...(content as { readonly body?: string }),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What may stand in a path. */
function idsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && (name === 'id' || name === 'name') ? [value] : idsIn(value),
  );
}

/** The smallest PNG there is: one transparent point. */
const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);
