// Reports of payment providers and carriers that come to our door by themselves.
import type { Hearing, HearingSource } from '../contract/hearings.ts';

export interface RawReport {
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the address that it was sent to; null: none. */
  readonly token: string | null;
  /** As it came: signatures are over bytes. */
  readonly body: Uint8Array;
}

/** `other`: well signed, and about something that we do not follow. `closed`: nobody may report in this way here. */
export type Checked =
  | { readonly kind: 'hearing'; readonly id: string; readonly hearing: Hearing }
  | { readonly kind: 'other' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'closed' };

export interface Hearings {
  /** Whether it is signed by whom it says, and what to look at because of it. Nothing is kept of one that is not. */
  check(source: HearingSource, report: RawReport): Promise<Checked>;
  /** Has it looked at; the same id again is looked at once. Throws `ReturnsUnavailable` when Temporal does not answer. */
  start(source: HearingSource | 'message', id: string, hearing: Hearing): Promise<void>;
}
