// People: the only place where a name, an e-mail address or a postal address is kept.

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
export type ContactChanges = Partial<Pick<Person, 'name' | 'email' | 'address' | 'payoutAccount'>>;

export interface People {
  /** Keeps the person of one return; the same return again keeps the first. Answers the id. */
  keep(rma: string, person: Person): Promise<string>;
  find(personId: string): Promise<Person | undefined>;
  /** The person of a return. */
  ofReturn(rma: string): Promise<Person | undefined>;
  /** What is not among the changes stays. */
  change(rma: string, changes: ContactChanges): Promise<void>;
}
