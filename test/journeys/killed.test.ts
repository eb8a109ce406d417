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

/** So often the Temporal server is killed, and so often Homeward; what the database makes of it is the same each time. */
const killsOn: Readonly<Record<DatabaseKind, number>> = { PGlite: 20, PostgreSQL: 2 };
let installation: Installation;
let sender: StubbornSender;

onEachDatabase((kind) => {
  const kills = killsOn[kind];
  beforeAll(async () => {
    installation = await openInstallation(kind === 'PGlite' ? null : await newPostgresUrl());
    sender = await openStubbornSender(installation.temporalPort);
  }, 120_000);
  afterAll(async () => {
    await sender.close();
    await installation.close();
  });

  test('every return is refunded once, though Temporal is killed while its approval comes in and Homeward while its refund is made', async () => {
    const returns = await Promise.all(Array.from({ length: kills }, () => askForReturn(installation)));
    for (const [index, theReturn] of returns.entries()) {
      // Half lose the answer to an approval that is stored already; the others are hit at a moment that differs.
      if (index % 2 === 0) await killTemporalAfterStoring(theReturn);
      else await killTemporalWithin(index / 2, theReturn);
    }
    await Promise.all(returns.map(bringsGoodsBack));
    for (const theReturn of returns) await killHomewardAfterCommit(theReturn);
    await Promise.all(returns.map(endsRefunded));
    const books = await Promise.all(returns.map(bookOf));
    // `lost`, and the approvals that came twice, show that the kills have struck where they were meant to.
    const once = { refunds: [{ amount: unitPrice, currency: 'USD' }], decisions: 1, lost: true };
    expect(books).toMatchObject(books.map(() => once));
    expect(books.filter((_, index) => index % 2 === 0).map(({ approvals }) => approvals)).toEqual(
      Array(kills / 2).fill(2),
    );
    await installation.kill('homeward');
    expect(await refundsInOurBooks()).toEqual({ audit: 'holds', reserved: kills, intents: kills, taken: kills });
  }, 800_000);
});

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

/** The server has stored the signal, and dies before its sender hears so. */
async function killTemporalAfterStoring(theReturn: OutsideReturn): Promise<void> {
  await sender.connects();
  sender.line.keepBack(true);
  const sent = approve(theReturn);
  await until('the approval is stored', async () => (await bookOf(theReturn)).approvals > 0);
  await installation.kill('temporal');
  sender.line.keepBack(false);
  await installation.start('temporal');
  await sent;
}

async function killTemporalWithin(milliseconds: number, theReturn: OutsideReturn): Promise<void> {
  await sender.connects();
  const sent = approve(theReturn);
  await pause(milliseconds);
  await installation.kill('temporal');
  await installation.start('temporal');
  await sent;
}

function approve({ workflowId }: OutsideReturn): Promise<void> {
  return sender.signal(workflowId, 'approve', { by: 'agent:bo' });
}

async function bringsGoodsBack(theReturn: OutsideReturn): Promise<void> {
  await theReturn.reaches('awaiting-parcel');
  await theReturn.say('parcelScanned', 'carrier');
  await theReturn.say('recordReceipt', 'inspector:dev', { lines: [{ line: '1', quantity: 1 }] });
}

/**
 * The provider has the refund in its book and says nothing, so no answer can have come. The inspection is told to the
 * Temporal server, where it may wait for a process that is still starting.
 */
async function killHomewardAfterCommit({ workflowId, payment }: OutsideReturn): Promise<void> {
  await installation.withholdNextAnswer();
  const inspection = { by: 'inspector:ann', sheet: {}, verdict: 'accept' } as const;
  const isCommitted = () => installation.mustRun('homeward') && refundsOf(payment).length > 0;
  await Promise.all([
    sender.update(workflowId, 'recordInspection', inspection),
    until('the provider has committed the refund', isCommitted, { everyMs: 5 }),
  ]);
  await installation.kill('homeward');
  installation.launch('homeward');
}

async function endsRefunded(theReturn: OutsideReturn): Promise<void> {
  await theReturn.reaches('settling');
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
