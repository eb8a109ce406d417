// What holds of the story as a whole: who waits for whom, how it ends, and what is never undone.
import { isBefore } from '../../src/domain/instant.ts';
import { cardOf } from '../../src/life/card.ts';
import { lastClock, nextStrikeOrAlert } from '../../src/life/clocks.ts';
import { stageOf } from '../../src/life/stage.ts';
import { roleOf } from '../../src/domain/vocabulary.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { clocksOf } from '../../src/policy/rules/clock.ts';
import type { Invariant, Moment } from './scene.ts';
import type { World } from './worlds.ts';

export const aboutStory: readonly Invariant[] = [
  { name: 'what is refused changes nothing', broken: changedThough },
  {
    name: 'whoever waits has a name and a date',
    broken: ({ after, world }) => (after.closed === null ? waitsForNobody(after, world) : undefined),
  },
  { name: 'a return has one outcome', broken: outcomeChanged },
  {
    name: 'a closed return waits for nothing',
    broken: ({ after }) => (after.closed === null ? undefined : stillWaits(after)),
  },
  { name: 'what was told and decided stays', broken: forgotten },
  {
    name: 'a parcel posted in time is not late',
    broken: ({ before, after }) => (before.parcel === after.parcel ? undefined : lateThough(after)),
  },
  { name: 'an appeal is decided by somebody else', broken: ownAppeal },
  { name: 'the state stays as small as its story', broken: grown },
];

function waitsForNobody(state: ReturnState, { pack }: World): string | undefined {
  const stage = stageOf(state);
  if (stage === 'closed') return 'nothing is waited for, and it is not closed';
  // Its e-mail is on its way, and it will start the clock.
  if (state.notice.kind === 'owed' && state.outlook.clocks.length > 0) return undefined;
  // Where no clause gives the bank a time the provider's report alone closes a return (CASE-FILE 6).
  if (stage === 'settling' && !clocksOf(pack).some(({ rule }) => rule.step === 'bank')) return undefined;
  const clocks = state.clocks.filter(({ unlisted }) => unlisted === undefined);
  const date = nextStrikeOrAlert({ ...state, clocks })?.at;
  const { owes } = cardOf(
    { ...pack.stamp, rma: 'R', orderNumber: state.order.number, pack: pack.stamp },
    state,
    state.at,
  );
  const who = owes?.who;
  return date === undefined || who === undefined ? `${stage}: ${who ?? 'nobody'} by ${date ?? 'no date'}` : undefined;
}

const opensAgain: readonly string[] = [
  'decided',
  'parcel-scanned',
  'received',
  'refund-failed',
  'refund-submitted',
  'appealed',
];

function outcomeChanged({ before, after, event }: Moment): string | undefined {
  if (before.closed === null) return undefined;
  if (after.closed !== null)
    return before.closed.outcome === after.closed.outcome || opensAgain.includes(event.event)
      ? undefined
      : `${before.closed.outcome} became ${after.closed.outcome} by ${event.event}`;
  return opensAgain.includes(event.event) ? undefined : `opened again by ${event.event}`;
}

function stillWaits(state: ReturnState): string | undefined {
  if (state.refund.kind === 'due' || state.refund.kind === 'failed') return `the refund is ${state.refund.kind}`;
  if (state.appeal.kind === 'open') return 'an appeal is open';
  if (state.exchange.kind === 'due') return 'new goods are due';
  const open = state.clocks.find(
    (clock) => clock.step !== 'aftercare' && (clock.state === 'running' || clock.state === 'paused'),
  );
  if (open !== undefined && open.step !== 'trace') return `${open.id} is ${open.state}`;
  return lastClock(state, 'aftercare') === undefined ? 'it has no aftercare' : undefined;
}

/** Problems are noted; all else is as it was. A cancellation that came too late is noted with them (CASE-FILE 5). */
function changedThough({ before, after, refused, event, effects }: Moment): string | undefined {
  if (refused === null || (event.event === 'cancelled' && refused.code === 'TOO_LATE')) return undefined;
  const changed = (Object.keys(after) as (keyof ReturnState)[]).find(
    (name) => name !== 'problems' && before[name] !== after[name],
  );
  if (changed !== undefined) return `${changed} changed by ${event.event}, refused with ${refused.code}`;
  return effects.some(({ effect }) => effect === 'pay' || effect === 'notify')
    ? `${event.event} had effects`
    : undefined;
}

function forgotten({ before, after }: Moment): string | undefined {
  for (const name of ['decisions', 'notices', 'rejectedBy'] as const) {
    if (before[name].some((one, place) => after[name][place] !== one)) return `${name} are not what they were`;
  }
  return after.revision < before.revision ? 'the revision went back' : undefined;
}

function lateThough({ parcel, scan, clocks }: ReturnState): string | undefined {
  if ((parcel.kind !== 'late' && parcel.kind !== 'lapsed') || scan === null) return undefined;
  const due = clocks.findLast(({ step }) => step === 'ship-back')?.dueAt;
  return due != null && isBefore(scan.postedAt, due)
    ? `${parcel.kind}, posted ${scan.postedAt}, due ${due}`
    : undefined;
}

function ownAppeal({ before, event, refused, after }: Moment): string | undefined {
  if (event.event !== 'appeal-decided' || refused !== null || after.appeal.kind !== 'decided') return undefined;
  const judges = [...before.decisions.map(({ by }) => by), ...before.rejectedBy];
  if (roleOf(event.by) !== 'supervisor') return `by ${event.by}`;
  return judges.includes(event.by) ? `${event.by} had decided before` : undefined;
}

/** In characters of JSON: what a world needs to begin with, and what one fact may add. */
const size = { begun: 40_000, each: 4000 };

function grown({ after, heard }: Moment): string | undefined {
  if (heard % 16 !== 0) return undefined;
  const length = JSON.stringify(after).length;
  return length > size.begun + heard * size.each ? `${length} characters after ${heard} facts` : undefined;
}
