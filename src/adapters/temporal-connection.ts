// Connections to Temporal, for the worker and for the client, and the check that it knows our search attributes.
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import { searchAttributes } from '../contract/attributes.ts';

export interface TemporalConnections {
  /** For workers. */
  readonly native: NativeConnection;
  /** For the client. */
  readonly client: Connection;
  close(): Promise<void>;
}

/**
 * Connects, and waits until the namespace answers and has all our search attributes.
 * Throws when Temporal has not answered within `patienceMs`, or at once when attributes are lacking or of another type.
 */
export async function connectTemporal(
  options: NativeConnectionOptions,
  namespace: string,
  patienceMs = 60_000,
): Promise<TemporalConnections> {
  const deadline = Date.now() + patienceMs;
  const address = options.address ?? '127.0.0.1:7233';
  const answer = <Value>(what: () => Promise<Value>) => untilAnswered(what, deadline, address);
  const client = await answer(() => Connection.connect(clientOptions(options)));
  try {
    const { customAttributes } = await answer(() => client.operatorService.listSearchAttributes({ namespace }));
    const trouble = attributeTrouble(customAttributes, namespace);
    if (trouble) throw new Error(trouble);
    const native = await answer(() => NativeConnection.connect(options));
    const close = async () => void (await Promise.all([native.close(), client.close()]));
    return { native, client, close };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** What is wrong with a namespace's search attributes and how to cure it, in one sentence; undefined: nothing. */
export function attributeTrouble(
  found: Readonly<Record<string, number | null | undefined>>,
  namespace: string,
): string | undefined {
  const wanted = Object.entries(searchAttributes);
  const other = wanted.filter(([name, type]) => name in found && found[name] !== typeNumbers[type]);
  if (other.length > 0) {
    const names = other.map(([name, type]) => `${name} (has to be ${type})`).join(', ');
    return `Namespace ${namespace} has search attributes of another type: ${names}. Remove them there, then register them again.`;
  }
  const lacking = wanted.filter(([name]) => !(name in found));
  if (lacking.length === 0) return undefined;
  const flags = lacking.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
  return `Namespace ${namespace} lacks search attributes; register them: temporal operator search-attribute create --namespace ${namespace} ${flags}`;
}

/** Temporal's numbers for the types of search attributes. */
const typeNumbers = { Keyword: 2, Datetime: 6, KeywordList: 7 } as const;

/** The client's own back-off grows to minutes; after an outage it should be back within a second or two. */
export function clientOptions({ address, apiKey, tls, metadata }: NativeConnectionOptions) {
  return {
    ...(address !== undefined && { address }),
    ...(apiKey !== undefined && { apiKey }),
    ...(tls !== undefined && { tls }),
    ...(metadata !== undefined && { metadata: metadata as Record<string, string> }),
    connectTimeout: '2s',
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 },
  } as const;
}

/** Whether the server is not up, or is up and has not made its namespace yet; anything else does not pass by itself. */
function maySoonAnswer(error: unknown): boolean {
  return /UNAVAILABLE|ECONNREFUSED|connect|deadline|not found|NOT_FOUND/i.test(
    `${String(error)} ${String((error as { cause?: unknown }).cause)}`,
  );
}

async function untilAnswered<Value>(what: () => Promise<Value>, deadline: number, address: string): Promise<Value> {
  for (;;) {
    try {
      return await what();
    } catch (error) {
      if (Date.now() < deadline && maySoonAnswer(error)) await pause(200);
      else
        throw new Error(`Temporal at ${address} does not answer: ${String(error)}. Is it started?`, { cause: error });
    }
  }
}
