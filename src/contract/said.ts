// What somebody says under an id of theirs: the same again is a repeat, something else needs another id.
import type { Instant } from '../domain/instant.ts';
import { sortedJson } from '../domain/sorted-json.ts';
import type { Message, SignalName, UpdateName } from './messages.ts';
import type { Problem } from './problems.ts';

export interface Said {
  /** As JSON, the same whatever the order of its keys. */
  readonly content: string;
  /** When it happened, where the sender gave that; null: it is not compared. */
  readonly at: Instant | null;
}

/** What counts as the same from outside, where nobody knows which event a message becomes. */
export function saidBy(name: UpdateName | SignalName, message: Message): Said {
  return { content: contentOf({ ...message, message: name }), at: givenAt(message) };
}

/** @param told the fields of a message, or of its event; who says it, and when, is no content */
export function contentOf(told: object): string {
  return sortedJson(Object.fromEntries(Object.entries(told).filter(([field]) => !circumstances.includes(field))));
}

const circumstances: readonly string[] = ['id', 'by', 'at', 'heardAt', 'via'];

/**
 * The sender's own instant; null: they left it out, and the door filled in its own, another one each time. That somebody
 * gives just the instant of the door is rare, and then it is not compared.
 */
export function givenAt({ at, heardAt }: Pick<Message, 'at' | 'heardAt'>): Instant | null {
  return at === undefined || at === heardAt ? null : at;
}

/** Leaving the instant out contradicts none that was given. */
export function isSame(one: Said, other: Said): boolean {
  return one.content === other.content && (one.at === null || other.at === null || one.at === other.at);
}

export function differs({ id, by }: Pick<Message, 'id' | 'by'>): Problem {
  const detail = `${by} has said something else under the id ${JSON.stringify(id)} before, and that counts.`;
  return { at: 'id', code: 'DIFFERENT_CONTENT', detail };
}
