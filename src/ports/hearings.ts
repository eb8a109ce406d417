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
  | {
      readonly kind: 'hearing';
      readonly id: string;
      readonly hearing: Hearing;
      /** What has to wait in the database under the same id, since only its source can tell whether it is its own. */
      readonly waits?: WaitingReport;
    }
  | { readonly kind: 'other' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'closed' };

export interface Hearings {
  /** Whether it is signed by whom it says, and what to look at because of it. Nothing is kept of one that is not. */
  check(source: HearingSource, report: RawReport): Promise<Checked>;
  /**
   * Has it looked at; the same id again is looked at once. What waits is kept before, so that whoever looks finds it.
   * Throws `ReturnsUnavailable` when Temporal does not answer.
   */
  start(source: HearingSource | 'message', id: string, hearing: Hearing, waits?: WaitingReport): Promise<void>;
}

/** As it came, from whom it says or from anybody. It may name the payer, so it lies in the database alone. */
export interface WaitingReport {
  /** By names in small letters; those that its source signs with. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most `longestWaiting` bytes of UTF-8. */
  readonly body: string;
}

/** In bytes. PayPal's reports have a few thousand; whoever sends more is not PayPal. */
export const longestWaiting = 65_536;

export interface WaitingReports {
  /** The same id again is the same report, which waits from now on. */
  keep(id: string, report: WaitingReport): Promise<void>;
  find(id: string): Promise<WaitingReport | undefined>;
  drop(id: string): Promise<void>;
  /** Drops what has waited so long that nobody comes for it any more. */
  sweep(): Promise<void>;
}
