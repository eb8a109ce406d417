// From bytes to a JSON value, with what JSON.parse does not tell: keys that stand twice and numbers that it rounds.
import type { ProblemCode } from '../contract/problems.ts';
import { isObject, keysOf } from './read-places.ts';
import type { Place, Report } from './read-places.ts';
import { scan } from './read-scan.ts';

/**
 * The value of one JSON text in strict UTF-8; undefined, and a problem of the whole, where there is none. A byte order
 * mark is no part of JSON (RFC 8259) and is refused, so that one file reads the same everywhere. Reports NOT_JSON,
 * TOO_LARGE and DUPLICATE_KEY. A number that is whole only because it was rounded is given as NaN, which no field takes.
 */
export function readJson(text: string | Uint8Array, report: Report): unknown {
  const refuse = (code: ProblemCode, detail: string): undefined => {
    report(null, code, detail);
    return undefined;
  };
  if (sizeOf(text) > mostBytes) return refuse('TOO_LARGE', 'A case has at most 1 MiB.');
  const decoded = typeof text === 'string' ? text : decode(text);
  if (decoded === undefined) return refuse('NOT_JSON', 'The text has to be valid UTF-8.');
  if (decoded.startsWith('\uFEFF'))
    return refuse('NOT_JSON', 'The text begins with its object, not with a byte order mark.');
  if (decoded.trim() === '') return refuse('NOT_JSON', 'One JSON object is needed, and nothing stands here.');
  const value = parse(decoded);
  if (value === undefined) return refuse('NOT_JSON', 'The text has to be exactly one JSON object.');
  if (isObject(value)) tellWhatParsingHides(decoded, value, report);
  return value;
}

/** Reports TOO_LARGE, once, for a value with more than 16 levels; the whole file is the first. */
export function checkLevels(value: unknown, report: Report): void {
  if (isDeeper(value, mostLevels)) {
    report(null, 'TOO_LARGE', `A case has at most ${mostLevels} levels of objects and lists.`);
  }
}

const mostBytes = 1_048_576;
const mostLevels = 16;

/** In bytes of UTF-8, without the line end behind a file's last line. */
function sizeOf(text: string | Uint8Array): number {
  if (typeof text === 'string') {
    const bare = text.replace(/\r?\n$/, '');
    return bare.length > mostBytes || bare.length * 3 <= mostBytes
      ? bare.length
      : new TextEncoder().encode(bare).length;
  }
  if (text.at(-1) !== 0x0a) return text.length;
  return text.at(-2) === 0x0d ? text.length - 2 : text.length - 1;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function tellWhatParsingHides(text: string, value: unknown, report: Report): void {
  const { twice, rounded } = scan(text, mostLevels);
  for (const place of twice) report(place, 'DUPLICATE_KEY', 'A key stands at most once in its object.');
  for (const place of rounded) markAsRounded(value, place);
}

function markAsRounded(value: unknown, place: Place): void {
  const keys = keysOf(place);
  let holder: unknown = value;
  for (const [index, key] of keys.entries()) {
    // Of a key that stands twice only the last one is in the value, so the way may end early.
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return;
    const entries = holder as Record<string | number, unknown>;
    if (index === keys.length - 1) entries[key] = Number.NaN;
    else holder = entries[key];
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
