// The explorer's driver of the machine: time, outages and messages as the workflow has them, without a server.
import { begin } from '../../src/life/begin.ts';
import { isBefore, type Instant, laterOf } from '../../src/domain/instant.ts';
import type { Effect, LifeEvent } from '../../src/life/next.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { emptyBook, written } from './book.ts';
import { frozen } from './frozen.ts';
import { afterEffects, afterReport } from './ledger.ts';
import { Broken, type Life, type Moment, type Scene, type Step } from './scene.ts';
import type { World } from './worlds.ts';

export type Look = (moment: Moment) => void;

/** The request is heard. */
export function openScene(life: Life, world: World, look: Look): Scene {
  return lived(life, unopened(world), { event: 'opened', at: world.file.request.at }, look);
}

/** Nothing is heard yet, not even the request. */
export function unopened(world: World): Scene {
  return {
    world,
    state: frozen(begin(world.file)),
    now: world.file.request.at,
    isDown: false,
    inbox: [],
    known: new Map(),
    ledger: [],
    book: emptyBook,
    heard: 0,
  };
}

export function play(life: Life, before: Scene, step: Step, look: Look): Scene {
  const scene = passed(life, before, laterOf(before.now, step.at), look);
  if (step.do === 'wait') return scene;
  if (step.do === 'stop') return { ...scene, isDown: true };
  if (step.do === 'start') return caughtUp(life, { ...scene, isDown: false }, look);
  // The same id is the same message: it has its answer already.
  if (scene.known.has(step.id)) return scene;
  const { id, fact } = step;
  const queued = { ...scene, known: new Map([...scene.known, [id, fact]]), inbox: [...scene.inbox, { id, fact }] };
  return caughtUp(life, queued, look);
}

/** As the workflow does: first what was told, each after what came due before it happened, then what has come due since. */
function caughtUp(life: Life, before: Scene, look: Look): Scene {
  if (before.isDown) return before;
  let scene = before;
  for (const { fact } of before.inbox) scene = lived(life, struck(life, scene, fact.at, look), fact, look);
  return struck(life, { ...scene, inbox: [] }, scene.now, look);
}

function passed(life: Life, before: Scene, now: Instant, look: Look): Scene {
  const scene = { ...before, now };
  return scene.isDown ? scene : struck(life, scene, now, look);
}

/** Lets everything come that comes by itself up to this instant, but nothing before its time. */
function struck(life: Life, before: Scene, at: Instant, look: Look): Scene {
  let scene = before;
  for (let count = 0; ; count += 1) {
    const state = scene.world.alerts ? scene.state : { ...scene.state, alertAt: null };
    const strike = life.nextStrikeOrAlert(state);
    if (strike === undefined || isBefore(at, strike.at) || isBefore(scene.now, strike.at)) return scene;
    if (count > mostStrikes)
      throw new Broken('everything comes to rest', `${strike.what} strikes at ${strike.at} for ever`);
    scene = lived(life, { ...scene, state }, { event: 'time-passed', at: strike.at }, look);
  }
}

const mostStrikes = 300;

function lived(life: Life, scene: Scene, event: LifeEvent, look: Look): Scene {
  const { world, state: before } = scene;
  const { state: after, effects, ledger } = runThrough(life, scene, event);
  const refused = effects.findLast((effect) => effect.effect === 'refuse' && effect.about === event);
  const facts = takenIn(event, effects);
  const told = facts.reduce((owed, fact) => afterReport(owed, fact, after), ledger);
  const book = facts.reduce((noted, fact) => written(noted, fact, before, after), scene.book);
  const heard = scene.heard + 1;
  look({
    life,
    world,
    event,
    before,
    after,
    effects,
    refused: refused?.effect === 'refuse' ? refused.problem : null,
    ledgerBefore: scene.ledger,
    ledger: told,
    book,
    heard,
  });
  return { ...scene, state: after, ledger: told, book, heard };
}

/** The fact itself and kept ones whose stage has come, but what was refused or is kept now. */
function takenIn(event: LifeEvent, effects: readonly Effect[]): readonly LifeEvent[] {
  const left = effects.flatMap((effect) =>
    effect.effect === 'refuse' || effect.effect === 'keep' ? [effect.about] : [],
  );
  const again = effects.flatMap((effect) => (effect.effect === 'again' ? [effect.event] : []));
  return [event, ...again].filter((one) => !left.some((about) => about === one));
}

interface Run {
  readonly state: ReturnState;
  readonly effects: readonly Effect[];
  readonly ledger: Scene['ledger'];
}

/** One fact with all that follows from it at once. */
export function runThrough(
  life: Life,
  { world, state: before, ledger: owed }: Pick<Scene, 'world' | 'state' | 'ledger'>,
  event: LifeEvent,
): Run {
  const waiting: LifeEvent[] = [event];
  const effects: Effect[] = [];
  let state = before;
  let ledger = owed;
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    const step = life.next(state, one);
    state = frozen(step.state);
    ledger = afterEffects(ledger, step.effects);
    effects.push(...step.effects);
    if (effects.length > mostEffects)
      throw new Broken('everything comes to rest', `${event.event} has effects for ever`);
    for (const effect of step.effects) {
      if (effect.effect === 'ask')
        waiting.unshift({ event: 'answered', answer: frozen(life.answer(world.pack, effect.ask)) });
      else if (effect.effect === 'again') waiting.push(effect.event);
    }
  }
  return { state, effects, ledger };
}

const mostEffects = 200;
