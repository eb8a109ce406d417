// Everybody who may come to the door of a bench: each role, each way to be known, bound to one shop, another, or none.
import { rmaOf } from '../../src/adapters/digest.ts';
import { memoryList } from '../../src/adapters/memory/list.ts';
import { type LinkPurpose, type Scope, scopes, staffRoles } from '../../src/contract/can.ts';
import type { KeyRole } from '../../src/ports/keys.ts';
import { cardOf } from '../support/claims.ts';
import { madeLink } from '../support/made-link.ts';
import { type BenchChanges, openBench, returnCase, rma, startBody } from './bench.ts';
import { password } from './browser.ts';
import { readsOf } from './reads.ts';

export interface Comer {
  readonly called: string;
  /** Undefined: not known to us. */
  readonly role?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bound to it. */
  readonly shop?: string;
  readonly rma?: string;
  readonly scopes?: readonly Scope[];
  readonly purpose?: LinkPurpose;
}

/** The return of `soocas`, one of `website`, and a number that no shop has. */
export interface Returns {
  readonly own: string;
  readonly other: string;
  readonly unknown: string;
}

type Bench = ReturnType<typeof openBench>;

/** A bench on which both returns have started, and all who may come to it. */
export async function openMatrixBench(changes: BenchChanges = {}): Promise<{
  readonly bench: Bench;
  readonly comers: readonly Comer[];
  readonly returns: Returns;
}> {
  const list = memoryList([cardOf(rma, 1), cardOf(rmaOf('WEB', 'R-W'), 1, { shop: 'website' })]);
  const bench = openBench({ reads: readsOf({ list }), ...changes });
  await bench.start();
  const { order } = returnCase();
  const elsewhere = returnCase({ shop: 'website', order: { ...order, number: 'W-1' } });
  const started = await bench.start(startBody({ requestId: 'R-W', case: elsewhere }), 'website');
  const other = String(started.body['rma']);
  const comers = [...(await staffComers(bench)), ...(await keyComers(bench)), ...(await linkComers(bench, other))];
  return { bench, comers: [...comers, ...strangers], returns: { own: rma, other, unknown: 'ZZZ-94VAQR4N-0' } };
}

/** Sessions, each with the token that its requests show. */
async function staffComers({ door }: Bench): Promise<readonly Comer[]> {
  const all = staffRoles.flatMap((role) => [null, 'soocas', 'website'].map((shop) => ({ role, shop })));
  return Promise.all(
    all.map(async ({ role, shop }): Promise<Comer> => {
      const name = `${role}-${shop ?? 'all'}`;
      await door.staff.add({ name, role, shop, email: null, subject: null, password });
      const opened = await door.sessions.open({ name, credentials: 1 });
      if (opened === undefined) throw new Error(`${name} cannot sign in.`);
      const { token, csrf } = opened;
      const headers = { cookie: `__Host-homeward-session=${token}`, 'x-csrf-token': csrf };
      return { called: `${role} of ${shop ?? 'all shops'}`, role, headers, ...(shop !== null && { shop }) };
    }),
  );
}

async function keyComers({ door }: Bench): Promise<readonly Comer[]> {
  const make = async (role: KeyRole, shop: string | null, given: readonly Scope[] = []): Promise<Comer> => {
    const name = `${role} ${given.join(' ')}`;
    const made = await door.keys.make({ role, shop, name, scopes: given, by: 'operator:max' });
    if (made.kind !== 'made') throw new Error(`There are two keys of ${name} already.`);
    const bound = { ...(shop !== null && { shop }), ...(role === 'shop' && { scopes: given }) };
    return { called: `key of ${shop ?? 'all'} for ${name}`, role, headers: bearer(made.secret), ...bound };
  };
  const revoked = await make('shop', 'soocas', scopes);
  await door.keys.revoke('key-1');
  return [
    { called: 'revoked key', headers: revoked.headers },
    await make('shop', 'soocas', scopes),
    await make('shop', 'website', scopes),
    ...(await Promise.all(scopes.map((scope) => make('shop', 'soocas', [scope])))),
    ...(await Promise.all((['carrier', 'provider', 'mail'] as const).map((role) => make(role, null)))),
    ...(await Promise.all((['carrier', 'provider', 'mail'] as const).map((role) => make(role, 'soocas')))),
    ...(await Promise.all((['carrier', 'provider', 'mail'] as const).map((role) => make(role, 'website')))),
  ];
}

async function linkComers({ door: { links } }: Bench, other: string): Promise<readonly Comer[]> {
  const make = async (called: string, of: string, purpose: LinkPurpose, days = 1): Promise<Comer> => {
    const { token } = await madeLink(links, { rma: of, purpose, days, by: 'shop' });
    return { called, role: 'customer', headers: bearer(token), rma: of, purpose };
  };
  const revoked = await make('revoked link', rma, 'return');
  await links.revoke(rma, 'link-1');
  const expired = await make('expired link', rma, 'return', 0);
  return [
    await make('link of the return', rma, 'return'),
    await make('link of the return for evidence', rma, 'evidence'),
    await make('link of another return', other, 'return'),
    await make('link of another return for evidence', other, 'evidence'),
    { called: revoked.called, headers: revoked.headers },
    { called: expired.called, headers: expired.headers },
  ];
}

const strangers: readonly Comer[] = [
  { called: 'nobody', headers: {} },
  { called: 'a key that is none', headers: bearer('hw_secret-of-key-999') },
  { called: 'a session that is none', headers: { cookie: '__Host-homeward-session=session-999-of-agent-all' } },
];

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
