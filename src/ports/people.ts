// People: the only place where a name, an e-mail address or a postal address is kept.
import type { Instant } from '../domain/instant.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly address: PostalAddress;
  /** In which they want to be written to, a tag of BCP 47 like `de` or `zh-CN`. */
  readonly language?: string;
  /** Where a refund goes that cannot go back the way the money came: their PayPal account, say. */
  readonly payoutAccount?: string;
}

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166, two letters. */
  readonly country: string;
}

/** What of a person may change while their return runs. */
export const contactFields = ['name', 'email', 'address', 'payoutAccount'] as const;
export type ContactField = (typeof contactFields)[number];
export type ContactChanges = Partial<Pick<Person, ContactField>>;

/** A change of which the address that was on file until then is still to be told. */
export interface UntoldChange {
  /** From chance. */
  readonly id: string;
  readonly rma: string;
  /** The return's own time. */
  readonly at: Instant;
  readonly changed: readonly ContactField[];
  readonly before: Pick<Person, 'name' | 'email' | 'language'>;
}

export interface People {
  /** Keeps the person of one return; the same return again keeps the first. Answers the id. */
  keep(rma: string, person: Person): Promise<string>;
  find(personId: string): Promise<Person | undefined>;
  /** The person of a return. */
  ofReturn(rma: string): Promise<Person | undefined>;
  /** What is not among the changes stays. With the change it is noted that the address on file is to be told of it. */
  change(rma: string, changes: ContactChanges, at: Instant): Promise<void>;
  /** Of all returns or of one; the oldest first, a few at a time. Whoever has them tells them alone for two minutes. */
  untoldChanges(rma?: string): Promise<readonly UntoldChange[]>;
  /** It was told, or nobody is there to be told. */
  changeTold(id: string): Promise<void>;
}
