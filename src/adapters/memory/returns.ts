// Returns that run nowhere: they remember what was started and sent, and always answer the same.
import type { Card } from '../../contract/card.ts';
import type { ReturnInput } from '../../contract/input.ts';
import type { Message, SignalName, UpdateName } from '../../contract/messages.ts';
import { differs, isSame, type Said, saidBy } from '../../contract/said.ts';
import type { ReturnParts, Returns, Told } from '../../ports/returns.ts';

export interface MemoryReturns extends Returns {
  readonly started: readonly ReturnInput[];
  readonly sent: readonly Sent[];
}

export interface Sent {
  readonly rma: string;
  readonly name: UpdateName | SignalName;
  readonly message: Message;
}

/**
 * `told` answers every message to a return that was started; without it updates are heard in review, and refused where
 * they say something else under an id that their sender has used.
 */
export function memoryReturns(told?: Told): MemoryReturns {
  const started: ReturnInput[] = [];
  const hashes = new Map<string, string>();
  const sent: Sent[] = [];
  const said = new Map<string, Said>();
  const take = (answer: Told, one: Sent): Promise<Told> => {
    if (!hashes.has(one.rma)) return Promise.resolve(unknown);
    sent.push(one);
    return Promise.resolve(told ?? answer);
  };
  const isContradicted = ({ rma, name, message }: Sent): boolean => {
    const named = JSON.stringify([rma, message.by, message.id]);
    const now = saidBy(name, message);
    const first = said.get(named) ?? now;
    said.set(named, first);
    return !isSame(first, now);
  };
  return {
    started,
    sent,
    start(input, hash) {
      const before = hashes.get(input.rma);
      if (before !== undefined) return Promise.resolve(before === hash ? 'open' : 'different');
      hashes.set(input.rma, hash);
      started.push(input);
      return Promise.resolve('started');
    },
    update: (rma, name, message) => {
      const one = { rma, name, message };
      if (told === undefined && isContradicted(one)) {
        return Promise.resolve({ kind: 'problem', problem: differs(message) });
      }
      return take({ kind: 'heard', heard: { stage: 'in-review', early: false } }, one);
    },
    signal: (rma, name, message) => take({ kind: 'kept' }, { rma, name, message }),
    card: (rma) => Promise.resolve(cardFor(started, rma)),
    firstCard: (rma) => Promise.resolve(cardFor(started, rma)),
    read: (rma, name) => {
      const input = started.find((one) => one.rma === rma);
      return Promise.resolve(input && { kind: 'kept', part: partsOf(input)[name] });
    },
  };
}

function cardFor(started: readonly ReturnInput[], rma: string): Card | undefined {
  return started.filter((input) => input.rma === rma).map(cardOf)[0];
}

/** Asked for, and nothing since. */
function partsOf(input: ReturnInput): ReturnParts {
  const { shop, order, request } = input;
  const { at } = request;
  const opened = { at, takenAt: at, kind: 'fact', what: 'opened', by: 'customer', via: 'api' } as const;
  const nothing = { details: {}, clauses: [], stage: 'in-review', outcome: null, changes: [] } as const;
  return {
    clocks: [],
    rulings: [],
    money: cardOf(input).money,
    askedFor: { shop, order, request },
    timeline: [{ number: 1, ...opened, ...nothing }],
  };
}

const unknown: Told = { kind: 'problem', problem: { at: '', code: 'NOT_FOUND', detail: 'There is no such return.' } };

function cardOf({ rma, shop, order, request, pack }: ReturnInput): Card {
  return {
    rma,
    shop,
    orderNumber: order.number,
    stage: 'in-review',
    outcome: null,
    attention: [],
    owes: null,
    missing: [],
    decision: null,
    money: { currency: order.currency, method: null, lines: [], total: 0, payments: [] },
    notices: [],
    problems: [],
    pack,
    at: request.at,
    revision: 1,
  };
}
