// A shop's own order service.

export interface Orders {
  /** Whether this shop's orders can be looked up. */
  knows(shop: string): boolean;
  /**
   * The order of this number as the service tells it, unread; undefined: it has none. Throws `ReturnsUnavailable` while
   * the service does not answer.
   */
  find(shop: string, number: string): Promise<unknown>;
}
