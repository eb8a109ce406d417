// Sessions of staff who have signed in.
import type { Principal } from '../contract/can.ts';
import type { Instant } from '../domain/instant.ts';
import type { ProvenMember } from './staff.ts';

export interface Sessions {
  /** Undefined: what was proved holds no longer, since the password has changed or the account is disabled. */
  open(proven: Pick<ProvenMember, 'name' | 'credentials'>): Promise<OpenedSession | undefined>;
  /** Counts as use of it. Undefined: none of ours, or it has ended, also with its password or account. */
  find(token: string): Promise<Session | undefined>;
  end(token: string): Promise<void>;
}

export interface Session {
  readonly principal: Principal;
  /** What every request that changes something has to show, beside the cookie. */
  readonly csrf: string;
  /** At the latest; unused it ends earlier. */
  readonly endsAt: Instant;
}

export interface OpenedSession extends Pick<Session, 'csrf' | 'endsAt'> {
  /** For the cookie; only a hash of it is kept. */
  readonly token: string;
}

export interface SessionTimes {
  /** Minutes without any use after which it ends. */
  readonly idleMinutes: number;
  /** Hours after which it ends in any case. */
  readonly hours: number;
}
