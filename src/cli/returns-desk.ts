// What the commands about returns need from outside.
import type { Homeward } from '../client/index.ts';
import type { Paint } from './page.ts';

export interface ReturnsDesk {
  /** A client with the key of this owner, such as `agent:dev`, where no other key is set. */
  readonly clientOf: (owner: string) => Homeward;
  /** Of a shop that is not known here it is UTC. */
  readonly zoneOf: (shop: string) => string;
  /** The JSON of a file, or of standard input for `-`. Throws one sentence. */
  readonly readJson: (name: string) => Promise<unknown>;
  readonly paint: Paint;
}
