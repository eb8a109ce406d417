// One pass over the characters of a JSON text that is known to be valid; it has no recursion that a text could exhaust.
import type { Place } from './read-places.ts';

/** Where keys stand twice or more, each once, and numbers that are whole only because they are rounded. */
export interface Scan {
  readonly twice: readonly Place[];
  readonly rounded: readonly Place[];
}

/** `text` is valid JSON. What lies deeper than `levels` is passed over. */
export function scan(text: string, levels: number): Scan {
  const found = { twice: [] as Place[], rounded: [] as Place[] };
  const open: Container[] = [];
  let depth = 0;
  for (let index = 0; index < text.length;) {
    const character = text[index] ?? '';
    const container = depth <= levels ? open.at(-1) : undefined;
    const end = endOfToken(text, index);
    if (character === '{' || character === '[') {
      depth += 1;
      if (depth <= levels) open.push(opened(character, placeOfNext(container)));
    } else if (character === '}' || character === ']') {
      if (depth <= levels) open.pop();
      depth -= 1;
    } else if (container !== undefined && tellsSomething.test(character)) {
      takeInside(container, text.slice(index, end), found);
    }
    index = end;
  }
  return found;
}

interface Container {
  readonly place: Place;
  /** The keys so far and how often each stood there; null in a list. */
  readonly keys: Map<string, number> | null;
  /** The index that comes next in a list; in an object the key whose value comes next, null where a key comes. */
  next: string | number | null;
}

/** What begins a string or a number, and the comma; words, colons and spaces tell nothing here. */
const tellsSomething = /[",\d-]/;

function opened(bracket: '{' | '[', place: Place): Container {
  return bracket === '{' ? { place, keys: new Map(), next: null } : { place, keys: null, next: 0 };
}

type Found = { readonly twice: Place[]; readonly rounded: Place[] };

function takeInside(container: Container, token: string, found: Found): void {
  if (token === ',') {
    container.next = container.keys === null ? Number(container.next) + 1 : null;
  } else if (container.keys !== null && container.next === null) {
    // Written differently, "a" and "\u0061" are one key.
    const key = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
    container.next = key;
    if (container.keys.get(key) === 1) found.twice.push(placeOfNext(container));
    container.keys.set(key, (container.keys.get(key) ?? 0) + 1);
  } else if (isRounded(token)) {
    found.rounded.push(placeOfNext(container));
  }
}

function placeOfNext(container: Container | undefined): Place {
  return container === undefined ? null : { within: container.place, key: container.next ?? '' };
}

function endOfToken(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let end = start + 1;
  if (isPartOfNumber(text.charCodeAt(start))) while (isPartOfNumber(text.charCodeAt(end))) end += 1;
  return end;
}

function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text[before] === '\\') before -= 1;
    // An even number of backslashes escapes itself and leaves the quote alone.
    if ((quote - before) % 2 === 1) return quote + 1;
  }
}

/** Digits, `+`, `-`, `.`, `E`, `e`. */
function isPartOfNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;
}

function isRounded(token: string): boolean {
  const parts = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token);
  if (parts === null || (parts[2] === undefined && parts[3] === undefined)) return false;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  const placeOfLastDigit = Number(exponent) - fraction.length + (digits.length - end);
  return end > 0 && placeOfLastDigit < 0 && Number.isInteger(Number(token));
}
