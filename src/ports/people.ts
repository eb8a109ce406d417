// People: the only place where a name, an e-mail address or a postal address is kept.

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly address: PostalAddress;
  /** In which they want to be written to, a tag of BCP 47 like `de` or `zh-CN`. */
  readonly language?: string;
}

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166, two letters. */
  readonly country: string;
}

export interface People {
  /** Keeps the person of one return; the same return again keeps the first. Answers the id. */
  keep(rma: string, person: Person): Promise<string>;
  find(personId: string): Promise<Person | undefined>;
}
