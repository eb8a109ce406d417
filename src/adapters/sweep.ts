// Clears away once a day what nobody will use any more, and once at the start.

/** Ends with `close`; what goes wrong is told, and tried again the next day. */
export function startSweep(act: () => Promise<void>, tell: (error: unknown) => void): { close(): void } {
  const sweep = () => void act().catch(tell);
  sweep();
  const timer = setInterval(sweep, dayMs);
  timer.unref(); // A process that ends does not wait for the next day.
  return { close: () => clearInterval(timer) };
}

const dayMs = 86_400_000;
