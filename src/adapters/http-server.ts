// Listens for HTTP: on this machine alone, unless told otherwise.
import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpServer {
  readonly url: string;
  /** Ends connections that are idle, waits ten seconds for answers under way. */
  close(): Promise<void>;
}

/** How long a connection may take; all in milliseconds. */
export interface Patience {
  /** Until the headers have come: nobody types them by hand. */
  readonly headersTimeout: number;
  /** Until the whole request has come: a video from a telephone takes minutes. */
  readonly requestTimeout: number;
  /** Between two requests of one connection. */
  readonly keepAliveTimeout: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
}

const usualPatience: Patience = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/** In bytes, all headers together. */
const mostHeaders = 16_384;

/** In milliseconds: what is not answered by then, when the process ends, is sent again by its sender. */
const parting = 10_000;

/**
 * Of port 0 the system chooses a free one. Throws one sentence when the port is taken. A sender who is too slow is
 * answered 408, and the connection ends.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  { host = '127.0.0.1', ...patience }: Partial<Patience> & { readonly host?: string } = {},
): Promise<HttpServer> {
  const serverOptions = { ...usualPatience, ...patience, maxHeaderSize: mostHeaders };
  const server = createAdaptorServer({ fetch, serverOptions }) as Server;
  server.listen(port, host);
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
    const late = setTimeout(() => server.closeAllConnections(), parting);
    await closed;
    clearTimeout(late);
  };
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, close };
}
