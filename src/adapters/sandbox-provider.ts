// The sandbox payment provider: HTTP in front of its book, in the manner of the well-known providers.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { noFaults, orderedFaults } from './sandbox-faults.ts';
import { openSandboxLedger } from './sandbox-ledger.ts';
import { deskWith, serve } from './sandbox-routes.ts';
import { type SandboxWebhook, webhookSender } from './sandbox-webhook.ts';

export interface SandboxOptions {
  /** On the own machine only; 0 takes a free one. */
  readonly port: number;
  readonly ledgerFile: string;
  /** Every call needs one of them, as `Authorization: Bearer KEY`. */
  readonly keys: readonly string[];
  /** Lets tests and demonstrations order faults. */
  readonly faults?: boolean;
  /** Hears of every refund that succeeds or fails later. */
  readonly webhook?: SandboxWebhook;
  /** Hears in one sentence what an operator should know; the error output unless told otherwise. */
  readonly notice?: (text: string) => void;
}

export interface SandboxProvider {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the provider; throws if the port is busy or the book cannot be opened. */
export async function startSandboxProvider(options: SandboxOptions): Promise<SandboxProvider> {
  const notice = options.notice ?? ((text) => void process.stderr.write(`${text}\n`));
  const ledger = openSandboxLedger(options.ledgerFile, notice);
  const faults = options.faults ? orderedFaults() : noFaults;
  const tell = webhookSender(options.webhook, notice);
  const desk = deskWith({ ledger, faults, tell, keys: options.keys });
  const server = createServer((request, response) => void serve(desk, request, response));
  try {
    await listening(server, options.port);
  } catch (error) {
    ledger.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      ledger.close();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is busy: choose another one.`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
