// Keys for development: one per role, made once, kept in a file that only its owner reads.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Principal } from '../contract/can.ts';

/**
 * Reads the keys of the file, and makes those that it lacks: for `agent:dev`, … and for each shop as `shop:soocas`.
 * The file is a JSON object from owner to key. Answers whose a presented key is; undefined: nobody's.
 */
export function devKeys(file: string, shops: readonly string[]): (presented: string) => Principal | undefined {
  const owners = ownersFor(shops);
  const keys = keysIn(file, [...owners.keys()]);
  const known = [...owners].map(([owner, principal]) => ({ principal, digest: digestOf(keys[owner] ?? '') }));
  return (presented) => {
    const digest = digestOf(presented);
    // All are compared, each in constant time, so that the time taken tells nothing.
    return known.filter((one) => timingSafeEqual(one.digest, digest))[0]?.principal;
  };
}

const staff = ['agent', 'supervisor', 'inspector', 'finance', 'operator', 'auditor'] as const;

/** The one customer of development may act on any return; links to one return are not made here. */
const outsiders = ['customer', 'carrier', 'provider', 'mail'] as const;

function ownersFor(shops: readonly string[]): ReadonlyMap<string, Principal> {
  return new Map<string, Principal>([
    ...staff.map((role) => [`${role}:dev`, { role, name: 'dev' }] as const),
    ...shops.map((shop) => [`shop:${shop}`, { role: 'shop', shop }] as const),
    ...outsiders.map((role) => [role, { role }] as const),
  ]);
}

/** A file that has all the keys is not touched; a new one appears whole or not at all. */
function keysIn(file: string, owners: readonly string[]): Readonly<Record<string, string>> {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>) : {};
  const lacking = owners.filter((owner) => !kept[owner]);
  if (lacking.length === 0) return kept;
  const keys = { ...kept, ...Object.fromEntries(lacking.map((owner) => [owner, newKey()])) };
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
  return keys;
}

function newKey(): string {
  return `hw_${randomBytes(24).toString('base64url')}`;
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
