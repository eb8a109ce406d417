// Tells the stories on a server and keeps their histories; started by make-histories.ts, which says what is made when.
import { once } from 'node:events';
import { activityInfo } from '@temporalio/activity';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { differences, judge } from '../support/gates.ts';
import { goldenNames, type HistoryJson, readGolden, writeCommands, writeHistory } from '../support/golden.ts';
import { bundleTraced, replay } from '../support/replay.ts';
import { openWorld, type World } from '../support/world.ts';
import { stories } from './stories.ts';
import { caseOf, type Story } from './story.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const world = await openWorld(activities());
const code = await bundleTraced();
const anew = await storiesToTell(process.argv.includes('--all'));
const told = await Promise.allSettled(anew.map((story) => inTime(story, tell(world, story))));
await world.close();
const failures = told.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
if (failures.length > 0) {
  process.stderr.write(`${failures.map(({ message }) => message).join('\n')}\n`);
  process.exit(1);
}
await listCommands();

/** Those without a history, and those whose history does not fit today's code any more. */
async function storiesToTell(all: boolean): Promise<readonly Story[]> {
  const known = goldenNames().map(readGolden);
  const judgements = await judge(code, known);
  return stories.filter(({ name }) => {
    const place = known.findIndex((golden) => golden.name === name);
    const { replay: halts = [], trace = [] } = judgements[place] ?? {};
    if (place !== -1 && !all && halts.length + trace.length === 0) return false;
    say([`${name}: told anew`, ...[...halts, ...trace].slice(0, 10)].join('\n  '));
    return true;
  });
}

async function tell(where: World, story: Story): Promise<void> {
  const one = await startReturn(where, caseOf(story));
  await where.settled(one.handle);
  await story.tell(one);
  await where.settled(one.handle);
  const { stage, outcome, problems } = await one.card();
  if (stage !== story.stage || outcome !== story.outcome) {
    const came = `${story.name} came to ${stage}, ${outcome}, not to ${story.stage}, ${story.outcome}`;
    throw new Error([came, ...problems.map(({ code, detail }) => `${code}: ${detail}`)].join('\n  '));
  }
  if (stage === 'closed') await complete(where, one);
  writeHistory(story.name, JSON.parse(historyToJSON(await one.handle.fetchHistory())) as HistoryJson);
}

/** An activity that fails again and again would keep its story for ever. */
async function inTime(story: Story, telling: Promise<void>): Promise<void> {
  const late = AbortSignal.timeout(60_000);
  const tooLong = once(late, 'abort').then(() => {
    throw new Error(`${story.name} did not come to its end within a minute: an activity fails, or a step is refused`);
  });
  await Promise.race([telling, tooLong]);
}

/** Until the aftercare is over and the workflow has ended. */
async function complete(where: World, one: TheReturn): Promise<void> {
  const days = await where.pass(one.handle, '120 days');
  if (days !== 'ended') throw new Error(`${one.rma} did not end within 120 days`);
}

/** A change of what stands in no history, such as arguments of local activities, asks for no new story. */
async function listCommands(): Promise<void> {
  const known = goldenNames().map(readGolden);
  const replays = await replay(
    code,
    known.map(({ history }) => history),
  );
  for (const [place, { name, commands: listed }] of known.entries()) {
    const commands = replays[place]?.commands ?? [];
    const changes = differences(listed, commands);
    const isNew = anew.some((story) => story.name === name);
    if (!isNew && changes.length > 0) say([`${name}: commands listed anew`, ...changes.slice(0, 3)].join('\n  '));
    if (changes.length > 0) writeCommands(name, commands);
  }
}

function activities() {
  const usual = fakes(nothingSeen());
  return {
    ...usual,
    refund: async (asked: RefundRequest): Promise<RefundOutcome> => {
      if (asked.orderNumber === 'refunding') throw new Error('The provider cannot be reached.');
      if (asked.orderNumber !== 'needs-a-person') return usual.refund(asked);
      return { ...(await usual.refund(asked)), kind: 'declined', reason: 'The card no longer takes refunds.' };
    },
    answer: async (happening: Parameters<typeof usual.answer>[0]) => {
      refuseQuickTries(happening.of.orderNumber);
      return usual.answer(happening);
    },
    recordStage: async (card: Parameters<typeof usual.recordStage>[0]) => {
      refuseQuickTries(card.orderNumber);
      return usual.recordStage(card);
    },
  };
}

function refuseQuickTries(orderNumber: string): void {
  const away = orderNumber === 'awaiting-parcel-while-the-database-is-away' && activityInfo().isLocal;
  if (away) throw new Error('The database is away.');
}
