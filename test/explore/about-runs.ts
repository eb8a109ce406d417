// What holds of whole schedules, and of facts that are heard again: looked at for some seeds, since each costs a run more.
import { isDeepStrictEqual } from 'node:util';
import type { ReturnState } from '../../src/life/state.ts';
import { checkEnds } from './about-ends.ts';
import { type Look, openScene, play, runThrough } from './play.ts';
import { Broken, type Life, type Moment, type Scene, type Step } from './scene.ts';
import type { World } from './worlds.ts';

/** Signals report facts, and are harmless when they come twice (DESIGN 3). */
const reported: readonly string[] = [
  'parcel-scanned',
  'second-parcel',
  'parcel-lost',
  'carrier-answered',
  'refund-submitted',
  'refund-settled',
  'refund-failed',
  'notice-sent',
  'notice-bounced',
];

/** What the same report heard once more must leave alone. */
const left = [
  'lines',
  'clocks',
  'money',
  'refund',
  'underWay',
  'paidTotal',
  'exchange',
  'rejections',
  'parcel',
  'notice',
  'notices',
  'decisions',
  'closed',
] as const satisfies readonly (keyof ReturnState)[];

export function checkTwice(life: Life, { world, event, after, refused, ledger }: Moment): void {
  // What a payout of ours reports comes from within, once; of what has failed a second report says that it was paid by hand.
  const isOwn = 'parts' in event || (event.event === 'refund-submitted' && after.refund.kind === 'failed');
  if (refused !== null || isOwn || !reported.includes(event.event)) return;
  const again = runThrough(life, { world, state: after, ledger }, event);
  const changed = left.find((name) => !isDeepStrictEqual(again.state[name], after[name]));
  if (changed !== undefined)
    throw new Broken('a report heard twice is heard once', `${event.event} changed ${changed}`);
  const acts = again.effects.find(({ effect }) => effect === 'pay' || effect === 'notify');
  if (acts !== undefined) throw new Broken('a report heard twice is heard once', `${event.event} had effects again`);
}

/** A schedule that was walked to its end. */
export interface Whole {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly scene: Scene;
}

export function checkWhole(life: Life, world: () => World, { seed, steps, scene }: Whole): void {
  if (seed % 16 === 1) checkPlain(scene.state);
  if (seed % 32 === 2) checkOutage(life, world(), steps);
  if (seed % 32 === 18) checkEnds(life, scene);
}

const blind: Look = () => undefined;

function checkPlain(state: ReturnState): void {
  const written: unknown = JSON.parse(JSON.stringify(state));
  if (!isDeepStrictEqual(written, state)) throw new Broken('a state is plain data', 'it is not what JSON makes of it');
}

/** The same facts, once as they come and once after a night in which nobody was there to hear them (ALL-01). */
function checkOutage(life: Life, world: World, steps: readonly Step[]): void {
  const prompt = steps.filter((step) => step.do === 'wait' || (step.do === 'tell' && step.fact.at === step.at));
  const from = Math.floor(prompt.length / 3);
  const [first, last] = [prompt[from], prompt.at(-1)];
  if (first === undefined || last === undefined) return;
  const before = played(life, openScene(life, world, blind), prompt.slice(0, from));
  const late: readonly Step[] = [
    { do: 'stop', at: prompt[from - 1]?.at ?? world.file.request.at },
    ...prompt.slice(from),
    { do: 'start', at: last.at },
  ];
  const [one, other] = [played(life, before, prompt.slice(from)).state, played(life, before, late).state];
  const changed = (Object.keys(one) as (keyof ReturnState)[]).find(
    (name) => !isDeepStrictEqual(one[name], other[name]),
  );
  if (changed !== undefined)
    throw new Broken('an outage changes only when things are done', `${changed} differs after an outage`);
}

function played(life: Life, from: Scene, steps: readonly Step[]): Scene {
  return steps.reduce((scene, step) => play(life, scene, step, blind), from);
}
