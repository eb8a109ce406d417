// Somebody at a Temporal client of their own who sends a signal until the server has taken it.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, isGrpcServiceError, ServiceError } from '@temporalio/client';
import type { SignalName } from '../../src/contract/messages.ts';
import { type DeafLine, openDeafLine } from './deaf-line.ts';

export interface StubbornSender {
  /** The line between this sender and the server. */
  readonly line: DeafLine;
  /** Resolves when the server has answered. Each try is a signal of its own, all with the same message id. */
  send(workflowId: string, name: SignalName, fields: { readonly by: string }): Promise<void>;
  close(): Promise<void>;
}

/** Without the client's own repeats, which the server would know as one: so does whoever runs the CLI again. */
export async function openStubbornSender(port: number): Promise<StubbornSender> {
  const line = await openDeafLine(port);
  const connection = Connection.lazy({ address: line.address, interceptors: [], channelArgs: quickly });
  const client = new Client({ connection });
  return {
    line,
    async send(workflowId, name, fields) {
      const message = { id: randomUUID(), ...fields };
      const handle = client.workflow.getHandle(workflowId);
      while (!(await isTaken(client, () => handle.signal(name, message)))) await pause(20);
    },
    async close() {
      await connection.close();
      line.close();
    },
  };
}

const quickly = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 };

/** How long one try waits for its answer, in milliseconds. */
const patienceMs = 5_000;

async function isTaken(client: Client, send: () => Promise<void>): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + patienceMs, send);
    return true;
  } catch (error) {
    const unanswered = error instanceof ServiceError && isGrpcServiceError(error.cause);
    if (unanswered && [1, 4, 14].includes((error.cause as { code: number }).code)) return false;
    throw error;
  }
}
