// Somebody at a Temporal client of their own who sends a message until the server has taken it.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import {
  type Message,
  signalDefinition,
  type SignalName,
  updateDefinition,
  type UpdateName,
} from '../../src/contract/messages.ts';
import { type DeafLine, openDeafLine } from './deaf-line.ts';
import { soonBack } from './site.ts';

export interface StubbornSender {
  /** The line between this sender and the server. */
  readonly line: DeafLine;
  /** Resolves when the server has answered on this line, which therefore stands. */
  connects(): Promise<void>;
  /** Both resolve when the server has answered. Each try is a call of its own; all have the same message id. */
  signal(workflowId: string, name: SignalName, fields: Fields): Promise<void>;
  update(workflowId: string, name: UpdateName, fields: Fields): Promise<void>;
  close(): Promise<void>;
}

type Fields = Omit<Message, 'id'> & Pick<Message, 'by'>;

/** Without the client's own repeats, which the server would know as one: so does whoever runs the CLI again. */
export async function openStubbornSender(port: number): Promise<StubbornSender> {
  const line = await openDeafLine(port);
  const connection = Connection.lazy({ address: line.address, interceptors: [], channelArgs: soonBack });
  const client = new Client({ connection });
  let closed = false;
  const untilTaken = async (call: () => Promise<unknown>): Promise<void> => {
    while (!closed && !(await isTaken(client, call))) await pause(20);
  };
  return {
    line,
    connects: () => untilTaken(() => client.workflowService.getSystemInfo({})),
    signal(workflowId, name, fields) {
      const message: Message = { ...fields, id: randomUUID() };
      return untilTaken(() => client.workflow.getHandle(workflowId).signal(signalDefinition(name), message));
    },
    update(workflowId, name, fields) {
      const message: Message = { ...fields, id: randomUUID() };
      const asked = { args: [message] as [Message], updateId: message.id };
      return untilTaken(() => client.workflow.getHandle(workflowId).executeUpdate(updateDefinition(name), asked));
    },
    async close() {
      closed = true;
      await connection.close();
      line.close();
    },
  };
}

/** Cancelled, out of time, or nobody there: the numbers of gRPC. */
const unansweredCodes: readonly number[] = [1, 4, 14];

/** How long one try waits for its answer, in milliseconds. */
const patienceMs = 5_000;

async function isTaken(client: Client, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + patienceMs, call);
    return true;
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return false;
    const cause = error instanceof ServiceError ? error.cause : error;
    if (isGrpcServiceError(cause) && unansweredCodes.includes(cause.code)) return false;
    throw error;
  }
}
