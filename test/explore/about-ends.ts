// From everywhere a way leads to the end: people do what is theirs, one after the other, and the return closes.
import { laterOf } from '../../src/domain/instant.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import { type ReturnState, unitsIn } from '../../src/life/state.ts';
import { isTaken } from './about-ways.ts';
import { type Look, play } from './play.ts';
import { Broken, type Life, type Scene } from './scene.ts';
import { waysOn } from './way.ts';

const name = 'a way leads to the end from everywhere';

/** Steps within which every return comes to its end. */
const most = 60;

const blind: Look = () => undefined;

export function checkEnds(life: Life, from: Scene): void {
  let scene = from.isDown ? play(life, from, { do: 'start', at: from.now }, blind) : from;
  for (let step = 0; scene.state.closed === null; step += 1) {
    const onward = step < most ? (ledOn(life, scene) ?? later(life, scene)) : undefined;
    if (onward === undefined) throw new Broken(name, `it stands still, ${life.stageOf(scene.state)}`);
    scene = onward;
  }
}

/** After the first message that the machine takes, and that changes what the return waits for. */
function ledOn(life: Life, scene: Scene): Scene | undefined {
  const { now, state } = scene;
  const at = laterOf(now, state.at);
  const stage = life.stageOf(state);
  for (const [place, fact] of waysOn(stage, { ...state, at }).entries()) {
    if (!isTaken(life, state, fact)) continue;
    const id = `on${scene.heard}-${place}`;
    const after = play(life, scene, { do: 'tell', at, id, fact }, blind);
    if (isOnward(life, state, after.state)) return after;
  }
  return undefined;
}

function isOnward(life: Life, before: ReturnState, after: ReturnState): boolean {
  const names = ['review', 'parcel', 'refund', 'exchange', 'appeal', 'notice'] as const;
  const counts = ['received', 'accepted', 'rejected', 'unproven'] as const;
  return (
    life.stageOf(before) !== life.stageOf(after) ||
    names.some((one) => before[one].kind !== after[one].kind) ||
    counts.some((one) => unitsIn(before, one) !== unitsIn(after, one)) ||
    (before.stuck === null) !== (after.stuck === null) ||
    (before.hold === null) !== (after.hold === null) ||
    before.payouts !== after.payouts ||
    running(before) !== running(after)
  );
}

/** Whatever is owed no more, or owed anew, has a clock. */
function running({ clocks }: ReturnState): string {
  return clocks.map(({ state }) => state).join();
}

function later(life: Life, scene: Scene): Scene | undefined {
  const strike = nextStrike(scene.state);
  return strike === undefined ? undefined : play(life, scene, { do: 'wait', at: strike.at }, blind);
}
