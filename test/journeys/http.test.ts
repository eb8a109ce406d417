// Whole returns of every shop over HTTP, by the client, each with the ending that `decide` gives the same case.
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../src/cli/command-line.ts';
import { paintOf } from '../../src/cli/page.ts';
import { returnsCommands } from '../../src/cli/returns-commands.ts';
import { decide } from '../../src/case/decide.ts';
import { checkTemporal } from '../../src/adapters/doctor/temporal.ts';
import { reconcileRecords, workflowsOfReturns } from '../../src/adapters/reconcile-records.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { readCaseValue } from '../../src/case/read.ts';
import { workflowIdOf } from '../../src/contract/ids.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { Money, Ruling } from '../../src/domain/ruling.ts';
import { packOf, packs } from '../support/a-return.ts';
import { examples } from '../support/examples.ts';
import { liveOverHttp } from '../support/journey.ts';
import { openHomeward } from '../support/open-homeward.ts';
import { testPglite } from '../support/pglite.ts';

interface Case {
  readonly shop: string;
  readonly order: { readonly number: string; readonly payments: readonly { readonly id: string }[] };
  readonly request: { readonly at: string; readonly evidence: readonly string[] };
  readonly events: readonly { readonly at: string; readonly event: string }[];
  readonly asOf?: string;
}

/** What happens, and the case that it is: an example, or one with its photo missing that is asked for and sent as a file. */
const journeys: readonly (readonly [string, Case])[] = [
  ['a defect is accepted and refunded', of('SOO-defect-to-the-end')],
  ['used goods are refused, wanted back and sent', of('SOO-goods-wanted-back')],
  ['a photo comes late and shows no fault; there is no appeal', withPhotoLater('SOO-x-appeal', '2026-03-09T08:00:00Z')],
  ['the customer asks where the refund is', of('WEB-trace')],
  ['an offer is made and taken', of('WEB-offer-accepted')],
  ['nothing is posted over the holidays', of('WEB-x-post-golden-week')],
  ['one of two units is refunded without a parcel', of('JSS-second-unit')],
  ['the wrong goods are exchanged', of('JSS-own-exchange-overdue')],
  ['refused goods are not wanted back', of('JSS-own-right-ends')],
  ['a photo comes, the appeal is lost', withPhotoLater('AIS-own-appeal-lost', '2026-03-21T09:00:00Z')],
  ['an appeal grants the rest, and it is refunded too', of('AIS-more-left-out-granted-and-refunded')],
  ['goods with a stone go back', of('AIS-own-sent-back')],
  ['a parcel to the wrong address is refunded in the end', of('PLT-wrong-address')],
  ['missing parts are sent', of('PLT-reissue-late')],
  ['goods are never posted', of('PLT-x-goods-lapse')],
];

const town = await openHomeward();
/** RMA numbers by the number of their order. */
const lived = new Map<string, string>();
afterAll(() => town.close());

describe('a return over HTTP ends as decide says', () => {
  test.concurrent.each(journeys.map(([what, one]) => [`${one.shop}: ${what}`, one] as const))(
    '%s',
    async (_, one) => {
      const file = fileOf(one);
      const wanted = decide(packOf(file.shop), file);
      const { rma, problems } = await liveOverHttp(town, file, asked(one));
      lived.set(one.order.number, rma);
      const agent = town.as('agent:dev');
      const card = await agent.readReturn(rma);
      expect([card.stage, card.outcome, card.money]).toEqual([wanted.stage, wanted.outcome, wanted.money]);
      expect([card.missing, card.attention]).toEqual([wanted.missing, wanted.attention]);
      const { rulings } = await agent.readRulings(rma);
      expect(rulings.map(ruled)).toEqual(wanted.rulings.map(ruled));
      expect(problems).toEqual(wanted.problems.map(({ code }) => code));
      expect(noticesIn(card.notices)).toEqual(noticesIn(wanted.notices));
      expect(await refunded(rma)).toBe(isPaidByProvider(file, wanted.money) ? wanted.money?.total : 0);
    },
    120_000,
  );
});

test('each shop lists its own three returns, and staff all of them', async () => {
  const listed = async (owner: string, query: object = {}) => {
    const found: string[] = [];
    for await (const { shop } of town.as(owner).eachReturn({ ...query, limit: 2 })) found.push(shop);
    return found;
  };
  for (const shop of ['soocas', 'website', 'justsoso', 'aisoon', 'platform'])
    expect(await listed(`shop:${shop}`)).toEqual([shop, shop, shop]);
  expect(await listed('agent:dev')).toHaveLength(journeys.length);
  expect(await listed('agent:dev', { outcome: 'lapsed' })).toHaveLength(2);
});

test('its whole life is told on the command line, and can be judged again by decide', async () => {
  const commands = returnsCommands({
    clientOf: (owner) => town.as(owner),
    zoneOf: () => 'Asia/Shanghai',
    readJson: () => Promise.resolve({}),
    paint: paintOf(false),
  });
  const run = async (...words: readonly string[]): Promise<string> => {
    let said = '';
    const note = (text: string) => void (said += text);
    expect(await runCommand(words, commands, { out: note, complain: note })).toBe(0);
    return said;
  };
  const rma = lived.get('H-2001-AIS-own-appeal-lost') ?? '';
  const page = await run('returns', 'show', rma);
  expect(page).toMatch(/closed: nobody has to do anything; it has ended as declined/);
  expect(page).toMatch(/Mon 23 Mar 2026 19:00\S* +● agent:dev declines the request/);
  expect(page).toMatch(/AIS-K\d+ .*━.*✓/);
  const why = await run('why', rma);
  expect(why).toMatch(/has ended as declined/);
  const { case: again } = JSON.parse(await run('history', 'export', rma, '--json')) as { readonly case: Case };
  expect(decide(packOf('aisoon'), fileOf(again)).outcome).toBe('declined');
});

test('a read model that was lost, or that lags behind, is made good from Temporal', async () => {
  const { client } = town.world;
  const ours = [...lived.values()].map(workflowIdOf);
  const known: string[] = [];
  for await (const one of workflowsOfReturns(client, { withEnded: true })) known.push(one);
  expect(known).toEqual(expect.arrayContaining(ours));
  const database = await testPglite();
  try {
    const records = databaseRecords(database.db);
    const made = await reconcileRecords(client, records, ours);
    expect(made).toMatchObject({ asked: ours.length, added: [...lived.values()], renewed: [], silent: [] });
    const [rma = ''] = lived.values();
    const card = await town.as('agent:dev').readReturn(rma);
    expect(await records.find(rma)).toMatchObject({ stage: card.stage, outcome: card.outcome });
    expect(await reconcileRecords(client, records, ours)).toMatchObject({ added: [], renewed: [], silent: [] });
    await database.db
      .updateTable('returns')
      .set({ revision: 1, card: JSON.stringify({ ...card, revision: 1 }) })
      .where('rma', '=', rma)
      .execute();
    const again = await reconcileRecords(client, records, [...ours, 'return-of-nobody']);
    expect(again).toMatchObject({ added: [], renewed: [rma], silent: [{ workflow: 'return-of-nobody' }] });
  } finally {
    await database.close();
  }
}, 60_000);

test('the doctor finds Temporal well, and says which workers are lacking', async () => {
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const found = await checkTemporal({ address }, 'default');
  const verdictOf = (name: string) => found.find(({ what }) => what === name)?.verdict;
  expect([verdictOf('temporal'), verdictOf('namespace'), verdictOf('search attributes')]).toEqual(['ok', 'ok', 'ok']);
  expect(found.filter(({ what }) => what.startsWith('worker'))).toHaveLength(4);
  const lost = await checkTemporal({ address }, 'no-such-namespace');
  expect(lost.map(({ what, verdict }) => `${verdict} ${what}`)).toEqual(['ok temporal', 'bad namespace']);
});

async function refunded(rma: string): Promise<number> {
  return (await town.payments.refunds(rma)).reduce((sum, { amount }) => sum + amount, 0);
}

/** What goes to the customer's balance is given by a person here. */
function isPaidByProvider({ events }: CaseFile, money: Money | null): boolean {
  return money?.method === 'original' && events.some(({ event }) => event === 'refund-submitted');
}

/** Facts are left out: some are instants, and here things happen moments later. */
function ruled({ question, line, ruling, clauses, quotes }: Ruling) {
  return { question, line, ruling, clauses, quotes };
}

function noticesIn(notices: readonly { readonly notice: string; readonly to: string }[]): readonly string[] {
  return notices.map(({ notice, to }) => `${notice} to ${to}`);
}

/** An example, paid at the provider of this run; a refund is handed over as soon as it is due. */
function of(id: string): Case {
  const example = examples().find((one) => one.id === id);
  if (example === undefined) throw new Error(`There is no example ${id}.`);
  const { order, events, ...rest } = example.case as Case;
  const number = `${order.number}-${id}`;
  const payments = order.payments.map((payment) => ({
    ...payment,
    provider: 'sandbox',
    reference: `${number}-${payment.id}`,
  }));
  return { ...rest, order: { ...order, number, payments }, events: events.map(atOnce) };
}

function atOnce(event: Case['events'][number], place: number, all: Case['events']): Case['events'][number] {
  return event.event === 'refund-submitted' ? { ...event, at: all[place - 1]?.at ?? event.at } : event;
}

function withPhotoLater(id: string, at: string): Case {
  const { request, events, ...rest } = of(id);
  const photo = 'product-photo';
  const supplied = { at, event: 'evidence-supplied', evidence: [photo] };
  const evidence = request.evidence.filter((item) => item !== photo);
  return { ...rest, request: { ...request, evidence }, events: [supplied, ...events] };
}

function asked({ shop, order, request }: Case): object {
  return { shop, order, request };
}

function fileOf(one: Case): CaseFile {
  const read = readCaseValue(one, [...new Set(packs.map(({ stamp }) => stamp.shop))]);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.file;
}
