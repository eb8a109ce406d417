// Homeward as everybody else reaches it: its API with a key, the temporal CLI, the mail inbox, the provider's ledger.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { StartBody } from '../../client/bodies.ts';
import { homeward, HomewardProblem } from '../../client/index.ts';
import type { Card } from '../../contract/card.ts';
import type { CaseEvent } from '../../contract/events.ts';
import { workflowIdOf } from '../../contract/ids.ts';
import { roleOf, unreachable, type Who } from '../../domain/vocabulary.ts';
import { type Door, doorOf, fieldsOf } from './doors.ts';
import type { DemoPayments, Refund } from './payments.ts';

export interface Places {
  readonly api: string;
  readonly inbox: string;
  readonly payments: DemoPayments;
  /** Host and port of the Temporal server, and the path of its CLI. */
  readonly temporal: string;
  readonly cli: string;
  /** The development keys by owner: `agent:dev`, `shop:…`, `customer`. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface Outside {
  /** Asks for a return as the shop's backend does. Throws what the API refused it with. */
  start(shop: string, body: StartBody): Promise<{ readonly rma: string }>;
  /** Lets the event come in through its door; answers the code of the problem if it was refused there. */
  act(event: CaseEvent, theReturn: { readonly rma: string; readonly shop: string }): Promise<Refused | undefined>;
  card(rma: string): Promise<Card>;
  /** The mails of one return, the earliest first. */
  mails(rma: string): Promise<readonly Mail[]>;
  /** What the provider has in its ledger for one return. */
  refunds(rma: string): Promise<readonly Refund[]>;
}

export interface Refused {
  readonly code: string;
  readonly detail: string;
}

export interface Mail {
  readonly id: string;
  /** Which notice it is, by its Message-ID. */
  readonly notice: string;
  readonly to: string;
  readonly subject: string;
  readonly attachments: readonly string[];
}

export function outsideOf(places: Places): Outside {
  const as = (owner: string) => homeward({ url: places.api, key: places.keys[owner] ?? '' });
  const { payments } = places;
  return {
    start: (shop, body) => as(`shop:${shop}`).startReturn(body),
    async act(event, { rma, shop }) {
      const door = doorOf(event);
      if (door.door === 'awaited') return undefined;
      if (door.door === 'signal') return signal(places, rma, door.message, messageOf(event));
      if (door.door === 'provider' && door.status === 'settled' && payments.arrivesAtOnce) return undefined;
      if (door.door === 'provider')
        for (const { id } of await payments.refunds(rma)) await payments.change(id, door.status);
      const { message, owner, fields } = callOf(door, event, shop);
      return refusalOf(as(owner).send(rma, message, fields));
    },
    card: (rma) => as('agent:dev').readReturn(rma),
    mails: async (rma) => (await caughtMails(places.inbox)).flatMap(mailOf(rma)).reverse(),
    refunds: (rma) => payments.refunds(rma),
  };
}

/** What is refused is a part of the story; anything else ends it. */
async function refusalOf(act: Promise<unknown>): Promise<Refused | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    if (error instanceof HomewardProblem) return error;
    throw error;
  }
}

interface CaughtMail {
  readonly id: string;
  readonly messageId: string;
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly attachments: readonly { readonly filename: string }[];
}

/** Our mails have the number of their return and the name of the notice in front of their Message-ID. */
function mailOf(rma: string) {
  return ({ id, messageId, deliveredTo, subject, attachments }: CaughtMail): readonly Mail[] => {
    const [, of, notice = ''] = /^<([^.@]+)\.([^.@]+)\./.exec(messageId) ?? [];
    const files = attachments.map(({ filename }) => filename);
    return of === rma ? [{ id, notice, to: deliveredTo[0] ?? '', subject, attachments: files }] : [];
  };
}

function callOf(door: Exclude<Door, { readonly door: 'awaited' | 'signal' }>, event: CaseEvent, shop: string) {
  switch (door.door) {
    case 'http':
      return { message: door.message, owner: door.owner ?? ownerOf(event.by, shop), fields: fieldsOf(event) };
    case 'provider':
      return { message: 'refundReported' as const, owner: 'provider', fields: { status: door.status } };
    default:
      return unreachable(door);
  }
}

/** Whose development key somebody has: staff have one for each role, the shop one for itself. */
function ownerOf(by: Who, shop: string): string {
  const role = roleOf(by);
  if (role === 'shop') return `shop:${shop}`;
  return ['customer', 'carrier', 'provider'].includes(role) ? role : `${role}:dev`;
}

function messageOf(event: CaseEvent): object {
  return { id: randomUUID(), by: event.by, ...fieldsOf(event) };
}

const run = promisify(execFile);

/** A signal is kept or lost, never refused: what came of it stands on the card. */
async function signal({ cli, temporal }: Places, rma: string, name: string, message: object): Promise<undefined> {
  const call = ['workflow', 'signal', '--address', temporal, '--namespace', 'default'];
  const what = ['--workflow-id', workflowIdOf(rma), '--name', name, '--input', JSON.stringify(message)];
  const own = Object.entries(process.env).filter(([variable]) => !variable.startsWith('TEMPORAL_'));
  await run(cli, [...call, ...what], { env: Object.fromEntries(own) });
  return undefined;
}

async function caughtMails(inbox: string): Promise<readonly CaughtMail[]> {
  const address = `${inbox}/api/mails`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`GET ${address} was answered with ${response.status}: ${await response.text()}`);
  return (await response.json()) as readonly CaughtMail[];
}
