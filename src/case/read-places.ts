// Where in a case file something is wrong, and the list of problems that is made of it.
import type { Problem, ProblemCode } from '../contract/problems.ts';

/** A key or an index within another place; null is the whole file. */
export type Place = Step | null;

interface Step {
  readonly within: Place;
  readonly key: string | number;
}

/** Takes what is wrong; `detail` says in one sentence what is allowed. */
export type Report = (place: Place, code: ProblemCode, detail: string) => void;

export interface Finding {
  readonly place: Place;
  readonly code: ProblemCode;
  readonly detail: string;
}

/** A report that keeps what it is told. */
export function noting(findings: Finding[]): Report {
  return (place, code, detail) => {
    findings.push({ place, code, detail });
  };
}

/** The place under a key, or under several keys one in the other. */
export function placeIn(within: Place, ...keys: readonly (string | number)[]): Place {
  return keys.reduce<Place>((outer, key) => ({ within: outer, key }), within);
}

/** `order.lines[0].unitPrice`, empty for the whole file; a key that is no plain word stands in quotes: `order["a.b"]`. */
function pathOf(place: Place): string {
  const path = keysOf(place)
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return isPlainWord.test(key) ? `.${shortened(key)}` : `[${JSON.stringify(shortened(key))}]`;
    })
    .join('');
  return path.startsWith('.') ? path.slice(1) : path;
}

/** The findings in the order of the document, the first 50 of them; what is missing comes at the end of its object. */
export function problemsOf(findings: readonly Finding[], value: unknown): readonly Problem[] {
  const rankOf = ranking(value);
  return findings
    .map((finding) => ({ finding, rank: rankOf(finding.place) }))
    .sort((one, other) => inOrder(one.rank, other.rank))
    .slice(0, mostListed)
    .map(({ finding }) => ({ at: pathOf(finding.place), code: finding.code, detail: finding.detail }));
}

const mostListed = 50;
const isPlainWord = /^[\p{L}\p{N}_-]+$/u;
const longestKey = 200;

function shortened(key: string): string {
  return key.length <= longestKey
    ? key
    : `${Array.from(key.slice(0, longestKey * 2))
        .slice(0, longestKey)
        .join('')}…`;
}

/** The keys from the outermost to the innermost. */
export function keysOf(place: Place): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step = place; step !== null; step = step.within) keys.push(step.key);
  return keys.reverse();
}

/** Answers the position of a place within the value, level by level; keys are counted once per object. */
function ranking(value: unknown): (place: Place) => readonly number[] {
  const known = new Map<object, ReadonlyMap<string, number>>();
  const positions = (holder: object): ReadonlyMap<string, number> => {
    const counted = known.get(holder) ?? new Map(Object.keys(holder).map((key, index) => [key, index]));
    known.set(holder, counted);
    return counted;
  };
  return (place) => {
    let holder: unknown = value;
    return keysOf(place).map((key) => {
      if (typeof key === 'number') {
        holder = Array.isArray(holder) ? holder[key] : undefined;
        return key;
      }
      const position = isObject(holder) ? positions(holder).get(key) : undefined;
      holder = position === undefined ? undefined : (holder as Record<string, unknown>)[key];
      return position ?? Number.MAX_SAFE_INTEGER;
    });
  };
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  for (const [index, position] of one.entries()) {
    const opposite = other[index];
    if (opposite === undefined) return 1;
    if (position !== opposite) return position - opposite;
  }
  return one.length - other.length;
}

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
