// How long a client waits: for one try, between two tries, and for all of them.

/** What passes while a client waits; handed in by those who want time of their own, such as tests. */
export interface ClientTime {
  /** Milliseconds since some fixed instant. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted before. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const wallTime: ClientTime = {
  now: () => Date.now(),
  pause: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/** The pause before the next try: twice as long each time, and never the same for two clients that failed together. */
export function backOff(tries: number): number {
  return Math.min(longestBackOffMs, firstBackOffMs * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
}

const firstBackOffMs = 200;
const longestBackOffMs = 5_000;

/** Seconds of the header `Retry-After`, which names them or an instant; undefined where it does neither. */
export function retryAfterOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said);
  const seconds = Math.ceil((Date.parse(said) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** However long a service wants to be left alone, it is asked again after so many milliseconds. */
export const longestPauseMs = 30_000;
