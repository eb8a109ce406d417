// The keys of backends, carriers, payment providers and mail servers.
import type { Principal, Scope } from '../contract/can.ts';
import type { Instant } from '../domain/instant.ts';
import type { Who } from '../domain/vocabulary.ts';

export const keyRoles = ['shop', 'carrier', 'provider', 'mail'] as const;
export type KeyRole = (typeof keyRoles)[number];

export interface WantedKey {
  readonly role: KeyRole;
  /** Null: for all shops of the installation, which a key of the role `shop` never is. */
  readonly shop: string | null;
  /** What it is for; keys of one name take turns. */
  readonly name: string;
  /** Empty for the bare roles: these do one thing each. */
  readonly scopes: readonly Scope[];
  readonly by: Who;
  /** The maker's own name of this wish: the same makes no other key. */
  readonly askedAs?: string;
}

/** All that is kept of a key: what it consists of is told once, and then nobody can know it but its owner. */
export interface ApiKey extends Omit<WantedKey, 'by' | 'askedAs'> {
  readonly id: string;
  /** How it begins, for people to tell it from others. */
  readonly prefix: string;
  readonly madeBy: Who;
  readonly madeAt: Instant;
  /** To the minute; null: never. */
  readonly lastUsedAt: Instant | null;
  /** Null: it is active. */
  readonly revokedAt: Instant | null;
}

/** How many keys of one role, shop and name may be active: the one in use and the one that follows it. */
export const mostActiveKeys = 2;

export interface Keys {
  make(wanted: WantedKey): Promise<KeyMade>;
  /** Of a shop, or all; the first made first, revoked ones too. */
  list(shop?: string): Promise<readonly ApiKey[]>;
  find(id: string): Promise<ApiKey | undefined>;
  /** From now on it opens nothing; a second time it stays as it is. Undefined: there is none. */
  revoke(id: string): Promise<ApiKey | undefined>;
  /** Undefined: no key of ours, or a revoked one. */
  whoseIs(presented: string): Promise<Principal | undefined>;
}

export type KeyMade =
  /** `secret`: the key itself. */
  | { readonly kind: 'made'; readonly key: ApiKey; readonly secret: string }
  /** It was asked for under the same name, maybe as another one; nothing was made now. */
  | { readonly kind: 'made-before'; readonly key: ApiKey }
  /** As many are active as may be. */
  | { readonly kind: 'too-many'; readonly active: readonly ApiKey[] };
