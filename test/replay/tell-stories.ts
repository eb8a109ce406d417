// Tells the stories on a server and keeps their histories; started by make-histories.ts, which says what is made when.
import { activityInfo } from '@temporalio/activity';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { judge } from '../support/gates.ts';
import { goldenNames, type HistoryJson, readGolden, writeCommands, writeHistory } from '../support/golden.ts';
import { bundleTraced, replay } from '../support/replay.ts';
import { openWorld, type World } from '../support/world.ts';
import { caseOf, stories, type Story } from './stories.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const world = await openWorld(activities());
const code = await bundleTraced();
const anew = await storiesToTell(process.argv.includes('--all'));
const told = await Promise.allSettled(anew.map((story) => tell(world, story)));
await world.close();
for (const one of told) if (one.status === "rejected") console.log(one.reason);
for (const { name } of stories) await listCommands(name);

/** Those without a history, and those whose history does not fit today's code any more. */
async function storiesToTell(all: boolean): Promise<readonly Story[]> {
  const known = goldenNames();
  const chosen: Story[] = [];
  for (const story of stories) {
    const reasons = known.includes(story.name) && !all ? await unfit(story.name) : [all ? 'asked for' : 'new'];
    if (reasons.length > 0) chosen.push(story);
    if (reasons.length > 0) say([`${story.name}: told anew`, ...reasons.slice(0, 10)].join('\n  '));
  }
  return chosen;
}

async function unfit(name: string): Promise<readonly string[]> {
  const { replay: halts, trace } = await judge(code, readGolden(name));
  return [...halts, ...trace];
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

/** Until the aftercare is over and the workflow has ended. */
async function complete(where: World, one: TheReturn): Promise<void> {
  const days = await where.pass(one.handle, '120 days');
  if (days !== 'ended') throw new Error(`${one.rma} did not end within 120 days`);
}

/** A change of what stands in no history, such as arguments of local activities, asks for no new story. */
async function listCommands(name: string): Promise<void> {
  const { commands } = await judge(code, readGolden(name));
  if (commands.length === 0) return;
  say([`${name}: commands listed anew`, ...commands.slice(0, 5)].join('\n  '));
  writeCommands(name, (await replay(code, readGolden(name).history)).commands);
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
    answer: async (question: Parameters<typeof usual.answer>[0]) => {
      refuseQuickTries(question.ask.before.order.number);
      return usual.answer(question);
    },
    recordStage: async (card: Parameters<typeof usual.recordStage>[0]) => {
      refuseQuickTries(card.orderNumber);
      return usual.recordStage(card);
    },
  };
}

function refuseQuickTries(orderNumber: string): void {
  const away = orderNumber === 'refunded-while-the-database-is-away' && activityInfo().isLocal;
  if (away) throw new Error('The database is away.');
}
