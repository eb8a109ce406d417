// What the demo prints while its stories happen: lines of several returns, each with the tag of its own.
import { stripVTControlCharacters } from 'node:util';
import colours from 'picocolors';
import { type Instant, instantOf, msOf } from '../../domain/instant.ts';
import { shown, wrapped } from '../page.ts';
import { wallClock } from '../../domain/wall-clock.ts';

export interface Teller {
  /** Something that somebody does, and the door that they use. One more step of the whole is done. */
  act(at: Instant, who: string, what: string, door: string): void;
  /** A step that the service does by itself: what follows from it tells it. */
  skip(): void;
  /** Something that follows from it. */
  follow(at: Instant | undefined, who: string, what: string, clauses: readonly string[]): void;
  /** Where the return stands now. */
  stand(what: string, clauses: readonly string[]): void;
  /** Something that should not have happened. */
  trouble(what: string): void;
}

/** The tellers of stories by name; `steps` is how many acts there will be in all, `width` that of the screen, in columns. */
export function narratorFor(
  names: readonly string[],
  { steps, width }: { readonly steps: number; readonly width: number },
  write: (text: string) => void,
): (name: string, zone: string) => Teller {
  const tagWidth = Math.max(...names.map((name) => name.length));
  const countWidth = `${steps}/${steps}`.length;
  const room = Math.max(leastRoom, width - countWidth - tagWidth - timeWidth - whoWidth - 5);
  const set = (text: string, style = (part: string) => part): readonly string[] =>
    wrapped(shown(text), room).map((part) => style(part));
  let done = 0;
  return (name, zone) => {
    const paint = paintOf(names, name);
    const tag = paint(name.padEnd(tagWidth));
    const tell = (lines: readonly string[], { count = '', time = '', who = '' } = {}): void => {
      const head = `${count.padStart(countWidth)} ${tag} ${time.padEnd(timeWidth)} ${who.padEnd(whoWidth)} `;
      const indent = `${' '.repeat(countWidth + 1)}${tag}${' '.repeat(timeWidth + whoWidth + 3)}`;
      write(lines.map((text, index) => `${index === 0 ? head : indent}${text}\n`).join(''));
    };
    return {
      act(at, who, what, door) {
        done += 1;
        tell(beside(set(what, colours.bold), door, room), { count: `${done}/${steps}`, time: timeOf(at, zone), who });
      },
      skip: () => void (done += 1),
      follow: (at, who, what, clauses) => tell(set(cited(what, clauses)), { time: timeOf(at, zone), who }),
      stand: (what, clauses) => tell(set(`→ ${cited(what, clauses)}`, paint)),
      trouble: (what) => tell(set(`✗ ${what}`, colours.red)),
    };
  };
}

/** Each story has a colour of its own, as far as there are enough. */
export function paintOf(names: readonly string[], name: string): (text: string) => string {
  return paints[names.indexOf(name) % paints.length] ?? colours.bold;
}

const paints = [
  colours.cyan,
  colours.magenta,
  colours.yellow,
  colours.green,
  colours.blue,
  colours.cyanBright,
  colours.magentaBright,
  colours.yellowBright,
];
const timeWidth = 'Wed 25 Mar 20:00'.length;
const whoWidth = 'inspector:ann'.length + 1;
const leastRoom = 40;

/** The door stands behind the text where there is room, else below it. */
function beside(lines: readonly string[], door: string, room: number): readonly string[] {
  const last = lines.at(-1) ?? '';
  const fits = stripVTControlCharacters(last).length + 2 + door.length <= room;
  return fits ? [...lines.slice(0, -1), `${last}  ${colours.dim(door)}`] : [...lines, colours.dim(door)];
}

function cited(what: string, clauses: readonly string[]): string {
  return clauses.length === 0 ? what : `${what} (${clauses.join(', ')})`;
}

/** To the minute, since what is done within one is done at once; without the year, which the deadlines name. */
function timeOf(at: Instant | undefined, zone: string): string {
  if (at === undefined) return '';
  return wallClock(instantOf(Math.floor(msOf(at) / 60_000) * 60_000), zone).replace(/ \d{4} /, ' ');
}
