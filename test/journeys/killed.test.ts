// A whole installation in real processes, which are killed at the worst moments. Money moves once all the same.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/adapters/audit-chain.ts';
import { openDatabase } from '../../src/adapters/database.ts';
import type { SandboxLine } from '../../src/adapters/sandbox-ledger.ts';
import { type DatabaseKind, newPostgresUrl, onEachDatabase } from '../support/database.ts';
import { askForReturn, type OutsideReturn, unitPrice } from '../support/from-outside.ts';
import { type Installation, openInstallation } from '../support/installation.ts';
import { openStubbornSender, type StubbornSender } from '../support/stubborn-sender.ts';
import { until } from '../support/until.ts';

/** A kill strikes a whole group of returns at once; what the database makes of it is the same each time. */
const groupsOn: Readonly<Record<DatabaseKind, number>> = { PGlite: 5, PostgreSQL: 1 };
const inGroup = 4;
let installation: Installation;
/** The answers to the first one may be kept back; the other one's line is always good. */
let deaf: StubbornSender;
let sender: StubbornSender;

onEachDatabase((kind) => {
  beforeAll(async () => {
    installation = await openInstallation(kind === 'PGlite' ? null : await newPostgresUrl());
    [deaf, sender] = await Promise.all([openStubbornSender(port()), openStubbornSender(port())]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([deaf.close(), sender.close()]);
    await installation.close();
  });

  test('every return is refunded once, though Temporal is killed while its approval comes in and Homeward while its refund is made', async () => {
    const groups = await Promise.all(Array.from({ length: groupsOn[kind] }, askForGroup));
    const returns = groups.flat();
    // The approvals that nobody waits to see stored are hit at a moment that differs.
    for (const [index, group] of groups.entries()) await killTemporalAtApprovals(group, index);
    await Promise.all(returns.map(bringsGoodsBack));
    for (const group of groups) await killHomewardAfterCommits(group);
    await Promise.all(returns.map(endsRefunded));
    const books = await Promise.all(returns.map(bookOf));
    // `lost`, and the approvals that came twice, show that the kills have struck where they were meant to.
    const once = { refunds: [{ amount: unitPrice, currency: 'USD' }], decisions: 1, lost: true };
    expect(books).toMatchObject(books.map(() => once));
    const unheard = await Promise.all(groups.flatMap((group) => halvesOf(group)[0]).map(bookOf));
    expect(unheard.filter(({ approvals }) => approvals < 2)).toEqual([]);
    await installation.kill('homeward');
    const all = returns.length;
    expect(await refundsInOurBooks()).toEqual({ audit: 'holds', reserved: all, intents: all, taken: all });
  }, 800_000);
});

type Group = readonly OutsideReturn[];

function askForGroup(): Promise<Group> {
  return Promise.all(Array.from({ length: inGroup }, () => askForReturn(installation)));
}

/** Those whose approval is stored and its answer kept back; those whose approval is just on its way. */
function halvesOf(group: Group): readonly [unheard: Group, underWay: Group] {
  return [group.slice(0, inGroup / 2), group.slice(inGroup / 2)];
}

function port(): number {
  return installation.temporalPort;
}

/** What our own database says in the end: the state of its audit, and how many refunds were reserved, and taken by the provider. */
async function refundsInOurBooks() {
  const { db, close } = await openDatabase(installation.database);
  const { kind: audit } = await verifyAudit(db);
  const acts = await db.selectFrom('audit').select('rma').distinct().where('action', '=', 'refund-reserved').execute();
  const intents = await db.selectFrom('refund_intents').select('state').execute();
  await close();
  const taken = intents.filter(({ state }) => state === 'pending' || state === 'settled').length;
  return { audit, reserved: acts.length, intents: intents.length, taken };
}

/** The server has stored one half's signals and dies before their sender hears so, and while the other half's come in. */
async function killTemporalAtApprovals(group: Group, milliseconds: number): Promise<void> {
  const [unheard, underWay] = halvesOf(group);
  await Promise.all([deaf.connects(), sender.connects()]);
  deaf.line.keepBack(true);
  const first = unheard.map((theReturn) => approve(deaf, theReturn));
  await until('the approvals are stored', async () => (await Promise.all(unheard.map(isApproved))).every(Boolean));
  const second = underWay.map((theReturn) => approve(sender, theReturn));
  await pause(milliseconds);
  await installation.kill('temporal');
  deaf.line.keepBack(false);
  await installation.start('temporal');
  await Promise.all([...first, ...second]);
}

function approve({ signal }: StubbornSender, { workflowId }: OutsideReturn): Promise<void> {
  return signal(workflowId, 'approve', { by: 'agent:bo' });
}

async function isApproved(theReturn: OutsideReturn): Promise<boolean> {
  return (await bookOf(theReturn)).approvals > 0;
}

async function bringsGoodsBack(theReturn: OutsideReturn): Promise<void> {
  await theReturn.reaches('awaiting-parcel');
  await theReturn.say('parcelScanned', 'carrier');
  await theReturn.say('recordReceipt', 'inspector:dev', { lines: [{ line: '1', quantity: 1 }] });
}

/**
 * The provider has the group's refunds in its book and says nothing, so no answer can have come. The next group is not
 * touched before these are through: tries that are lost again and again are made ever more seldom.
 */
async function killHomewardAfterCommits(group: Group): Promise<void> {
  await installation.withholdNextAnswers(group.length);
  const inspection = { by: 'inspector:ann', sheet: {}, verdict: 'accept' } as const;
  const isCommitted = ({ payment }: OutsideReturn) => refundsOf(payment).length > 0;
  await Promise.all([
    ...group.map(({ workflowId }) => sender.update(workflowId, 'recordInspection', inspection)),
    until('the provider has committed the refunds', () => installation.mustRun('homeward') && group.every(isCommitted)),
  ]);
  await installation.kill('homeward');
  installation.launch('homeward');
  await Promise.all(group.map(({ reaches }) => reaches('settling')));
}

async function endsRefunded(theReturn: OutsideReturn): Promise<void> {
  await theReturn.say('refundReported', 'provider', { status: 'settled' });
  await theReturn.reaches('closed');
  expect(await theReturn.card()).toMatchObject({ outcome: 'refunded', attention: [], problems: [] });
}

/** What stands in the provider's book and in the return's history. */
async function bookOf(theReturn: OutsideReturn) {
  const events = await theReturn.history();
  const summaries = events.map(({ userMetadata }) => textIn(userMetadata?.summary?.data));
  const begun = events.flatMap(({ activityTaskStartedEventAttributes: task }) => (task ? [task] : []));
  const refund = events.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'refund');
  return {
    refunds: refundsOf(theReturn.payment),
    /** How often the approval is stored as a signal, and how often the policy was asked about one. */
    approvals: events.filter((event) => event.workflowExecutionSignaledEventAttributes?.signalName === 'approve')
      .length,
    decisions: summaries.filter((summary) => summary === '"answer decided"').length,
    /** Whether a try of the refund before the last one fell silent, as when its process is killed. */
    lost: begun.some(
      ({ scheduledEventId, lastFailure }) =>
        String(scheduledEventId) === String(refund?.eventId) &&
        Number(lastFailure?.timeoutFailureInfo?.timeoutType) === heartbeatMissed,
    ),
  };
}

/** TIMEOUT_TYPE_HEARTBEAT: found out within seconds, where the time of a whole try would have to pass without it. */
const heartbeatMissed = 4;

function textIn(bytes: Uint8Array | null | undefined): string {
  return new TextDecoder().decode(bytes ?? undefined);
}

/** All refunds of a return's own payment, whatever their intent is called. */
function refundsOf(payment: string): readonly SandboxLine[] {
  return installation.ledger().filter((line) => line.kind === 'refunded' && line.payment === payment);
}
