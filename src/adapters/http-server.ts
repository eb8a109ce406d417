// Listens for HTTP on this machine alone.
import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';

export interface HttpServer {
  readonly url: string;
  /** Ends connections that are idle, waits for answers under way. */
  close(): Promise<void>;
}

/** Throws one sentence when the port is taken. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch }) as Server;
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`Port ${port} cannot be used (${String(error)}): choose another one by its setting.`, {
      cause: error,
    });
  }
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
