// An HTTP server on this machine, behind which a fake of another company stands.
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeServer {
  readonly url: string;
  /** Ends its connections too. */
  close(): Promise<void>;
}

/** Serves each request when its body has come. */
export async function openFakeServer(
  serve: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void,
): Promise<FakeServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => serve(request, response, Buffer.concat(parts)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Whole {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly content: Buffer;
}

/** Sends an answer; a cut one breaks off half way. */
export function send(response: ServerResponse, { status, headers, content }: Whole, isCut = false): void {
  response.writeHead(status, { ...headers, 'content-length': content.length });
  if (!isCut) return void response.end(content);
  response.write(content.subarray(0, content.length / 2), () => response.socket?.resetAndDestroy());
}
