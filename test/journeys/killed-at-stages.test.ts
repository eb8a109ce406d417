// Homeward is killed at every change of stage: before a message is answered, and just after its stage stands in history.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { type Stage, stages } from '../../src/domain/vocabulary.ts';
import { openInstallation } from '../support/installation.ts';
import { type Traveller, travellerOn } from '../support/struck.ts';
import { until } from '../support/until.ts';
import { ways } from '../support/ways.ts';

/**
 * Where a kill finds a return at a step: its message just sent; a worker at work on the task of its message; its e-mail taken
 * by the mail server, and nobody told so; its refund in the provider's book, and the provider silent; its new stage written.
 */
type Moment = 'sent' | 'in hand' | 'mailed' | 'unpaid' | 'changed';

interface Struck {
  readonly traveller: Traveller;
  /** Those that go the same way are found at different moments. */
  readonly copy: number;
}

const installation = await openInstallation();
afterAll(() => installation.close());

test('every return ends as if nobody had killed Homeward before and after each of its changes of stage', async () => {
  const calm = ways.map((way) => travellerOn(installation, way));
  const struck = ways.flatMap((way) => [0, 1, 2].map((copy) => ({ traveller: travellerOn(installation, way), copy })));
  const hits = new Set<string>();
  await Promise.all(calm.map(travel));
  for (let step = 0; step < longest; step += 1) {
    const under = struck.filter(({ traveller }) => traveller.stagesOf(step).length > 0);
    for (const hit of await strikeAt(step, under)) hits.add(hit);
  }
  const expected = await Promise.all(calm.map((one) => one.book()));
  const found = await Promise.all(struck.map(({ traveller }) => traveller.book()));
  expect(expected).toMatchObject(
    ways.map(({ outcome, refunds, steps }) => ({ outcome, refunds, wasStuck: steps.some(({ to }) => isStuck(to)) })),
  );
  expect(expected.map(({ mails }) => mails)).toEqual(expected.map(({ notices }) => notices.map(nameOf).sort()));
  expect(found).toEqual(expected.flatMap((book) => [book, book, book]));
  expect([...hits].sort()).toEqual(everyChange.sort());
}, 400_000);

/** Steps of the longest way, the request included. */
const longest = Math.max(...ways.map(({ steps }) => steps.length + 1));
const everyChange = stages.flatMap((stage) => [`${stage} not yet`, `${stage} just now`]);

function isStuck(stage: Stage): boolean {
  return stage === 'needs-a-person';
}

function nameOf(notice: string): string {
  return notice.split(' ')[0] ?? '';
}

/** A return that nobody disturbs. */
async function travel(traveller: Traveller): Promise<void> {
  for (let step = 0; traveller.stagesOf(step).length > 0; step += 1) await change(traveller, step);
}

async function change(traveller: Traveller, step: number): Promise<void> {
  await traveller.take(step);
  await arrives(traveller, step);
}

function arrives(traveller: Traveller, step: number): Promise<void> {
  return traveller.reaches(step, traveller.stagesOf(step).at(-1));
}

/** All take the step; one kill finds each at its moment; then they go on to the end of the step. Answers what was hit. */
async function strikeAt(step: number, all: readonly Struck[]): Promise<readonly string[]> {
  const at = (moment: Moment) => all.filter((one) => momentOf(one, step) === moment).map(({ traveller }) => traveller);
  const [sent, inHand, mailed] = [at('sent'), at('in hand'), at('mailed')];
  const [unpaid, changed] = [at('unpaid'), at('changed')];
  const answered = new Set<Traveller>();
  const send = async (one: Traveller): Promise<void> => {
    await one.take(step);
    answered.add(one);
  };
  await Promise.all(unpaid.map((one) => standsUnpaid(one, step)));
  await Promise.all(changed.map((one) => change(one, step)));
  const mailsBefore = installation.mailsTaken();
  const earlier = [...inHand, ...mailed].map(send);
  if (inHand.length > 0) await until('a worker has one in hand', () => isInHand(inHand, answered), { everyMs: 1 });
  if (mailed.length > 0) await until('a mail comes', () => installation.mailsTaken() > mailsBefore, { everyMs: 1 });
  installation.apiLine.keepBack(true); // However slow this process is, it hears of none of these before the kill.
  const later = sent.map(send);
  await pause(2 + step);
  await installation.kill('homeward');
  installation.apiLine.keepBack(false);
  const unanswered = sent.filter((one) => !answered.has(one));
  installation.launch('homeward');
  await Promise.all([...earlier, ...later]);
  await Promise.all(all.map(({ traveller }) => arrives(traveller, step)));
  return [
    ...unanswered.map((one) => `${one.stagesOf(step)[0]} not yet`),
    ...unpaid.map((one) => `${one.stagesOf(step).at(-1)} not yet`),
    ...unpaid.map((one) => `${one.stagesOf(step)[0]} just now`),
    ...changed.map((one) => `${one.stagesOf(step).at(-1)} just now`),
  ];
}

/** The first two take turns; the third is hit at work, seldom enough: a task that is lost costs ten seconds. */
function momentOf({ traveller, copy }: Struck, step: number): Moment {
  if (copy === 2) return atWork[step % atWork.length] ?? 'changed';
  if ((step + copy) % 2 === 1) return 'changed';
  return traveller.stagesOf(step).includes('refunding') && traveller.way.unpaid ? 'unpaid' : 'sent';
}

/** At the steps 2 and 5 decisions are made, of which e-mails tell. */
const atWork: readonly Moment[] = ['changed', 'in hand', 'mailed'];

async function standsUnpaid(traveller: Traveller, step: number): Promise<void> {
  const before = installation.ledger().length;
  await installation.withholdNextAnswers(1);
  await traveller.take(step);
  await until('the refund stands in the book', () => installation.ledger().length > before);
  await traveller.reaches(step, 'refunding');
}

async function isInHand(inHand: readonly Traveller[], answered: ReadonlySet<Traveller>): Promise<boolean> {
  if (answered.size > 0) return true;
  return (await Promise.all(inHand.map((one) => one.isWorkedOn()))).some(Boolean);
}
