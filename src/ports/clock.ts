// Time, as a port: wall time in production, the return's own time where the server may skip.
import type { Instant } from '../domain/instant.ts';

export interface Clock {
  /** The now of one return, or of nobody. */
  now(ofReturn?: string): Promise<Instant>;
}
