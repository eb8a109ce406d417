// A whole installation in real processes, which are killed at the worst moments. Money moves once all the same.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import type { SandboxLine } from '../../src/adapters/sandbox-ledger.ts';
import { askForReturn, type OutsideReturn, unitPrice } from '../support/from-outside.ts';
import { openInstallation } from '../support/installation.ts';
import { openStubbornSender } from '../support/stubborn-sender.ts';
import { until } from '../support/until.ts';

const kills = 20;
const longest = 240_000;
const installation = await openInstallation();
const sender = await openStubbornSender(installation.temporalPort);
afterAll(async () => {
  await sender.close();
  await installation.close();
});

test(
  'an approval that comes while the server of Temporal is killed counts once, and its return is refunded once',
  async () => {
    const returns = await twenty(() => askForReturn(installation));
    for (const [index, theReturn] of returns.entries()) {
      // Half lose the answer to an approval that is stored already; the others are hit at a moment that differs.
      if (index % 2 === 0) await killTemporalAfterStoring(theReturn);
      else await killTemporalWithin(theReturn, index / 2);
    }
    await Promise.all(returns.map(bringsGoodsBack));
    await Promise.all(returns.map(inspect));
    await Promise.all(returns.map(isRefundedOnce));
    const approvals = await Promise.all(returns.map(approvalsIn));
    expect(approvals.map(({ decided }) => decided)).toEqual(returns.map(() => 1));
    expect(approvals.filter((_, index) => index % 2 === 0).map(({ stored }) => stored)).toEqual(
      Array(kills / 2).fill(2),
    );
  },
  longest,
);

test(
  'a refund that the provider has taken when Homeward is killed is not made again',
  async () => {
    const returns = await twenty(async () => {
      const theReturn = await askForReturn(installation);
      await theReturn.say('approve', 'agent:dev');
      await bringsGoodsBack(theReturn);
      return theReturn;
    });
    for (const theReturn of returns) await killHomewardAfterCommit(theReturn);
    await Promise.all(returns.map(isRefundedOnce));
    const tries = await Promise.all(returns.map(triesOfRefund));
    expect(tries.filter((count) => count < 2)).toEqual([]);
  },
  longest,
);

function twenty<One>(make: () => Promise<One>): Promise<readonly One[]> {
  return Promise.all(Array.from({ length: kills }, make));
}

async function bringsGoodsBack(theReturn: OutsideReturn): Promise<void> {
  await theReturn.reaches('awaiting-parcel');
  await theReturn.say('parcelScanned', 'carrier');
  await theReturn.say('recordReceipt', 'inspector:dev', { lines: [{ line: '1', quantity: 1 }] });
}

function inspect(theReturn: OutsideReturn): Promise<void> {
  return theReturn.say('recordInspection', 'inspector:dev', { sheet: {}, verdict: 'accept' });
}

/** The server has stored the signal, and dies before its sender hears so. */
async function killTemporalAfterStoring(theReturn: OutsideReturn): Promise<void> {
  await sender.connects();
  sender.line.keepBack(true);
  const sent = sender.send(theReturn.workflowId, 'approve', { by: 'agent:bo' });
  await until('the approval is stored', async () => (await approvalsIn(theReturn)).stored > 0);
  await installation.kill('temporal');
  sender.line.keepBack(false);
  await installation.start('temporal');
  await sent;
}

async function killTemporalWithin(theReturn: OutsideReturn, afterMs: number): Promise<void> {
  await sender.connects();
  const sent = sender.send(theReturn.workflowId, 'approve', { by: 'agent:bo' });
  await pause(afterMs);
  await installation.kill('temporal');
  await installation.start('temporal');
  await sent;
}

/** The provider has the refund in its book and says nothing, so no answer can have come. */
async function killHomewardAfterCommit(theReturn: OutsideReturn): Promise<void> {
  await installation.withholdNextAnswer();
  const told = inspect(theReturn); // Its own answer may be lost with the process; then it is sent again.
  await until('the provider has committed the refund', () => refundsOf(theReturn).length === 1, { everyMs: 2 });
  await installation.kill('homeward');
  await installation.start('homeward');
  await told;
}

async function isRefundedOnce(theReturn: OutsideReturn): Promise<void> {
  await theReturn.reaches('settling');
  await theReturn.say('refundReported', 'provider', { status: 'settled' });
  await theReturn.reaches('closed');
  expect(await theReturn.card()).toMatchObject({ outcome: 'refunded', attention: [], problems: [] });
  expect(refundsOf(theReturn)).toMatchObject([{ amount: unitPrice, currency: 'USD' }]);
}

/** All lines of the book that are a refund of this return's payment, whatever their intent is called. */
function refundsOf({ payment }: OutsideReturn): readonly SandboxLine[] {
  return installation.ledger().filter((line) => line.kind === 'refunded' && line.payment === payment);
}

/** How often the approval was stored as a signal, and how often the policy was asked about it. */
async function approvalsIn(theReturn: OutsideReturn) {
  const events = await theReturn.history();
  return {
    stored: events.filter((event) => event.workflowExecutionSignaledEventAttributes?.signalName === 'approve').length,
    decided: events.filter(({ userMetadata }) => summaryIn(userMetadata?.summary?.data) === 'answer decided').length,
  };
}

function summaryIn(json: Uint8Array | null | undefined): unknown {
  return json ? JSON.parse(Buffer.from(json).toString()) : undefined;
}

/** The number of the try that has ended the refund; history tells of no other. */
async function triesOfRefund(theReturn: OutsideReturn): Promise<number> {
  const events = await theReturn.history();
  const asked = events.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'refund');
  const begun = events.find(
    (event) => String(event.activityTaskStartedEventAttributes?.scheduledEventId) === String(asked?.eventId),
  );
  return begun?.activityTaskStartedEventAttributes?.attempt ?? 0;
}
