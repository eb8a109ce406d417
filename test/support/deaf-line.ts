// A line to a server on which answers can be kept back: the server hears the caller, the caller hears nothing.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface DeafLine {
  /** Where callers reach the server through this line. */
  readonly address: string;
  /** Keeps back, or lets through again, what the server says; what was kept back is lost with its connection. */
  keepBack(answers: boolean): void;
  close(): void;
}

/** A line to a port of this machine; a connection ends for the caller when the server ends it. */
export async function openDeafLine(port: number): Promise<DeafLine> {
  const fromServer = new Set<Socket>();
  let keeps = false;
  const line = createServer((caller) => {
    const server = connect(port, '127.0.0.1');
    fromServer.add(server);
    caller.pipe(server).on('data', (said) => keeps || caller.write(said));
    caller.on('error', () => undefined).once('close', () => server.destroy());
    server.on('error', () => undefined).once('close', () => fromServer.delete(server) && caller.destroy());
  });
  await once(line.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `127.0.0.1:${(line.address() as AddressInfo).port}`,
    keepBack: (answers) => {
      keeps = answers;
    },
    close() {
      line.close();
      for (const server of fromServer) server.destroy();
    },
  };
}
