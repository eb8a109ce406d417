// Homeward for programs: one method for each operation of its API.
import { callsTo, type ClientOptions } from './call.ts';
import { type Files, filesBy } from './files.ts';
import { type Messages, messagesBy, type Send, sendBy } from './messages.ts';
import { type People, peopleBy } from './people.ts';
import { type Returns, returnsBy } from './returns.ts';
import { waitBy, type WaitFor } from './wait.ts';
import { type Webhooks, webhooksBy } from './webhooks.ts';

export interface Homeward extends Returns, Messages, Files, People, Webhooks {
  /** Sends a message by its name. */
  readonly send: Send;
  /** Resolves with the card when a return is in a stage or has ended; throws `WaitedInVain` otherwise. */
  readonly waitFor: WaitFor;
}

/**
 * A client with one key. Every call is tried again while nobody answers or the service asks for patience, always with
 * the same id, so that a lost answer makes nothing twice. Refusals are thrown as `HomewardProblem`.
 */
export function homeward(options: ClientOptions): Homeward {
  const call = callsTo(options);
  const send = sendBy(call);
  const returns = returnsBy(call);
  return {
    ...returns,
    ...messagesBy(send),
    ...filesBy(call),
    ...peopleBy(call),
    ...webhooksBy(call),
    send,
    waitFor: waitBy(returns.readReturn, options.time),
  };
}
