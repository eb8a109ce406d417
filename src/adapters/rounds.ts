// Rounds that come again and again while the process lives, one at a time.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Goes the first round at once. A round that answers true had its hands full, and the next one follows at once.
 *
 * @param everyMs between two rounds
 */
export function startRounds(
  round: () => Promise<boolean>,
  failed: (error: unknown) => void,
  everyMs = 1000,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  const going = (async () => {
    let isFailing = false;
    while (!signal.aborted) {
      let isBusy = false;
      try {
        isBusy = await round();
        isFailing = false;
      } catch (error) {
        if (!isFailing) failed(error); // Once for an outage, not each second of it.
        isFailing = true;
      }
      if (!isBusy) await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    close() {
      closing.abort();
      return going;
    },
  };
}
