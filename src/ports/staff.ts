// The people who work here, and how they prove who they are.
import type { StaffRole } from '../contract/can.ts';
import type { Instant } from '../domain/instant.ts';

export interface StaffMember {
  /** `bo` of `agent:bo`: unique, and never given to somebody else, since histories name it. */
  readonly name: string;
  readonly role: StaffRole;
  /** Null: all shops of the installation. */
  readonly shop: string | null;
  /** To be known by at the company's own sign-in (OpenID Connect); each is of one person alone. */
  readonly email: string | null;
  readonly subject: string | null;
  readonly hasPassword: boolean;
  readonly addedAt: Instant;
  /** Null: the account is open. */
  readonly disabledAt: Instant | null;
}

/** Somebody who has proved who they are. */
export interface ProvenMember extends StaffMember {
  /** Which state of what they sign in with was proved: it counts on with each new password and each time they are shut out. */
  readonly credentials: number;
}

export type NewMember = Pick<StaffMember, 'name' | 'role' | 'shop' | 'email' | 'subject'> & {
  readonly password: string | null;
};

export interface MemberChanges {
  readonly role?: StaffRole;
  readonly shop?: string | null;
  readonly email?: string | null;
  readonly subject?: string | null;
  readonly password?: string;
  readonly disabled?: boolean;
}

/** Who somebody is by the word of an OpenID provider; `email` only where the provider has verified it. */
export interface Identity {
  readonly subject: string;
  readonly email: string | null;
}

export interface Staff {
  /** `taken`: somebody else has the name, the address or the subject. */
  add(member: NewMember): Promise<StaffMember | 'taken'>;
  /** Of a shop, or all; by name, disabled ones too. */
  list(shop?: string): Promise<readonly StaffMember[]>;
  find(name: string): Promise<StaffMember | undefined>;
  /** A new password and a disabled account end all sessions of it. Undefined: there is nobody of this name. */
  change(name: string, changes: MemberChanges): Promise<StaffMember | 'taken' | undefined>;
  /** Undefined: not theirs; that takes as long for a name that nobody has as for a wrong password. */
  byPassword(name: string, password: string): Promise<ProvenMember | undefined>;
  /** By subject, else by address. Undefined: nobody, or a disabled account. */
  byIdentity(identity: Identity): Promise<ProvenMember | undefined>;
}

export const longestStaffName = 63;

export function isStaffName(name: string): boolean {
  return name.length <= longestStaffName && /^[a-z0-9]+([._-][a-z0-9]+)*$/.test(name);
}

/** In characters. Length is what makes a password strong; the most is what one hash is worth. */
export const passwordLength = { least: 12, most: 200 } as const;
