// Ports for a set of services of its own.
import { createServer } from 'node:net';

/**
 * The first of so many ports in a row that are free now. They lie below those that the system hands out for connections, so
 * that nobody gets one before its service has started. Throws if none are found.
 */
export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const base = 20_000 + Math.floor(Math.random() * 1_000) * 10;
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(
    `No ${count} free ports in a row were found between 20000 and 30000: stop something, then try again.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
