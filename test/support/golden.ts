// Golden histories: what the server wrote of one story, and what the code asked for in each of its activations.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Fields, isFields } from './readable.ts';

/** A history in proto's JSON form, as `historyToJSON` and `temporal workflow show --output json` write it. */
export interface HistoryJson {
  readonly events: readonly Fields[];
}

/** The commands of each activation, in the readable form. */
export type Activations = readonly (readonly Fields[])[];

export interface Golden {
  readonly name: string;
  readonly history: HistoryJson;
  readonly commands: Activations;
}

const folder = new URL('../replay/histories/', import.meta.url);
const historyOf = (name: string) => new URL(`${name}.json`, folder);
const commandsOf = (name: string) => new URL(`${name}.commands.json`, folder);

export function goldenNames(): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.endsWith('.commands.json'));
  return files.map((file) => file.replace(/\.json$/, '')).sort();
}

/** Without a list of commands the golden has none, and its gate says so. */
export function readGolden(name: string): Golden {
  const list = existsSync(commandsOf(name)) ? readFileSync(commandsOf(name), 'utf8') : '[]';
  return {
    name,
    history: JSON.parse(readFileSync(historyOf(name), 'utf8')) as HistoryJson,
    commands: JSON.parse(list) as Activations,
  };
}

/** One event to a line, without what names a machine or what no replay looks at. */
export function writeHistory(name: string, { events }: HistoryJson): void {
  mkdirSync(folder, { recursive: true });
  const lines = events.map((event) => JSON.stringify(withoutNoise(event)));
  writeFileSync(historyOf(name), `{"events":[\n${lines.join(',\n')}\n]}\n`);
}

/** One command to a line, so that a change is seen as what it is. */
export function writeCommands(name: string, activations: Activations): void {
  const lists = activations.map((commands) =>
    commands.length === 0 ? '[]' : `[\n${commands.map((command) => JSON.stringify(command)).join(',\n')}\n]`,
  );
  writeFileSync(commandsOf(name), `[\n${lists.join(',\n')}\n]\n`);
}

/** Identities and stacks name machines, the rest is the server's own bookkeeping. */
const noise: ReadonlySet<string> = new Set([
  'identity',
  'stackTrace',
  'taskId',
  'requestId',
  'workerVersion',
  'meteringMetadata',
  'historySizeBytes',
]);

function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (!isFields(value)) return value;
  if (value['kind'] === 'TASK_QUEUE_KIND_STICKY') return { ...value, name: 'sticky' }; // A worker's own, named after it.
  const kept = Object.entries(value).filter(([name]) => !noise.has(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutNoise(part)]));
}
