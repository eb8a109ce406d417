// Commands and events of Temporal in one readable form, so that they can be kept, shown and compared.
import { createHash } from 'node:crypto';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Payloads become their values, durations milliseconds, task queues `returns` and `returns-refunds`. What says nothing
 * about the code is left out: empty parts, and stacks, which hold paths of a machine.
 * @param decode gives the text of a payload's data: in a history it is base64, in a trace the text itself
 */
export function readable(value: unknown, decode: (data: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => readable(one, decode));
  if (typeof value === 'string') return durationIn(value) ?? value;
  if (!isFields(value)) return value;
  if ('metadata' in value) return folded(contentOf(value, decode));
  if ('seconds' in value || 'nanos' in value) return Number(value['seconds'] ?? 0) * 1000 + millisIn(value['nanos']);
  const parts = Object.entries(value).map(([name, part]): [string, unknown] => [
    name,
    name === 'taskQueue' ? queueOf(part) : readable(part, decode),
  ]);
  return Object.fromEntries(parts.filter(([name, part]) => name !== 'stackTrace' && !isEmpty(part)));
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of this name, or nothing if there is none. */
export function partOf(value: unknown, name: string): Fields | undefined {
  const part = isFields(value) ? value[name] : undefined;
  return isFields(part) ? part : undefined;
}

function contentOf({ data }: Fields, decode: (data: string) => string): unknown {
  return typeof data === 'string' && data !== '' ? (JSON.parse(decode(data)) as unknown) : null;
}

/** In characters: what is longer is compared by its digest, since each question holds the whole state of the return. */
const longest = 3000;

function folded(content: unknown): unknown {
  const text = JSON.stringify(content);
  if (text.length <= longest) return content;
  return { characters: text.length, digest: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

/** Proto's JSON writes durations as `172799.937s`. */
function durationIn(text: string): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000);
}

function millisIn(nanos: unknown): number {
  return Math.round(Number(nanos ?? 0) / 1_000_000);
}

/** Each worker and each replay has a queue of its own; what counts is whether it is the one of refunds. */
function queueOf(queue: unknown): string {
  const name = isFields(queue) ? queue['name'] : queue;
  return String(name).endsWith('-refunds') ? 'returns-refunds' : 'returns';
}

function isEmpty(part: unknown): boolean {
  return part === null || (isFields(part) && Object.keys(part).length === 0);
}
