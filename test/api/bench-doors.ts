// `npm run bench:api`: what a start and a decision through HTTP cost beside the bare calls of Temporal's client, one run.
import { randomUUID } from 'node:crypto';
import { rmaOf } from '../../src/adapters/digest.ts';
import { returnsQueue, workflowIdOf, workflowType } from '../../src/contract/ids.ts';
import type { ReturnInput } from '../../src/contract/input.ts';
import { msOf } from '../../src/domain/instant.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import { makePrograms, removePrograms } from '../support/global-programs.ts';
import { type Installation, openInstallation } from '../support/installation.ts';
import { happy } from '../support/soocas.ts';
import { person } from './bench.ts';

/** Pairs that are measured, after some that warm both sides up. */
const rounds = 100;
const warmUp = 10;

await makePrograms();
const installation = await openInstallation();
try {
  const starts = await pairsOf(startThroughHttp, startBare);
  process.stdout.write(`${rounds} starts and decisions each way, in turn, on one installation of real processes\n`);
  process.stdout.write(`start through HTTP, beside the bare start:         ${ratios(starts)}\n`);
  process.stdout.write(
    `decision through HTTP, beside the bare update:     ${ratios(await pairsOf(decideThroughHttp, decideBare))}\n`,
  );
} finally {
  await installation.close();
  removePrograms();
}

interface Pair {
  readonly http: number;
  readonly bare: number;
}

/** Each kind of call in turn, so that what else the machine does falls on both; in milliseconds. */
async function pairsOf(http: Measured, bare: Measured): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const [first, second] = round % 2 === 0 ? [http, bare] : [bare, http];
    const one = await first(installation);
    const other = await second(installation);
    pairs.push(round % 2 === 0 ? { http: one, bare: other } : { http: other, bare: one });
  }
  return pairs.slice(warmUp);
}

/** Does it once and answers how long that took. */
type Measured = (installation: Installation) => Promise<number>;

async function startThroughHttp(on: Installation): Promise<number> {
  return timed(() => started(on));
}

async function startBare({ client }: Installation): Promise<number> {
  const input = inputOf(randomUUID());
  return timed(() =>
    client.workflow.start(workflowType, {
      workflowId: workflowIdOf(input.rma),
      taskQueue: returnsQueue,
      args: [input],
    }),
  );
}

async function decideThroughHttp(on: Installation): Promise<number> {
  const rma = await started(on);
  return timed(() => posted(on, `/v1/returns/${rma}/decide`, 'agent:dev', { id: 'decision', verdict: 'approve' }));
}

async function decideBare(on: Installation): Promise<number> {
  const handle = on.client.workflow.getHandle(workflowIdOf(await started(on)));
  const message = { id: 'decision', by: 'agent:dev', at: happy.request.at, verdict: 'approve' };
  return timed(() => handle.executeUpdate('decide', { args: [message], updateId: message.id }));
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function started(on: Installation): Promise<string> {
  const requestId = randomUUID();
  const clockShift = Date.now() - msOf(happy.request.at);
  const body = { requestId, person: person(), case: caseOf(requestId), clockShift };
  const { rma } = (await posted(on, '/v1/returns', `shop:${happy.shop}`, body)) as { readonly rma: string };
  return rma;
}

async function posted({ apiUrl, keyOf }: Installation, path: string, owner: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${keyOf(owner)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${apiUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} was refused with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Each of an order of its own, so that none asks for units of another. */
function caseOf(requestId: string) {
  const { conditionsTold: _, ...request } = happy.request;
  return { shop: happy.shop, request, order: { ...happy.order, number: `S-${requestId}` } };
}

function inputOf(requestId: string): ReturnInput {
  const { shop, request, order } = happy;
  const { book } = joinPolicies();
  const pack = book.packFor(shop, order.placedAt);
  if (pack === undefined) throw new Error(`${shop} had no policy in force on ${order.placedAt}.`);
  const clockShift = Date.now() - msOf(request.at);
  const rma = rmaOf(book.shop(pack).rmaPrefix, requestId);
  return { rma, shop, pack, order: { ...order, number: `S-${requestId}` }, request, personId: requestId, clockShift };
}

/** `p50 1.8 (14 ms beside 8 ms), p99 …`: ratios count, the milliseconds are this machine's. */
function ratios(pairs: readonly Pair[]): string {
  const at = (share: number) => {
    const [http, bare] = [pairs.map((pair) => pair.http), pairs.map((pair) => pair.bare)].map((one) =>
      quantile(one, share),
    );
    return `${((http ?? 0) / (bare ?? 1)).toFixed(2)} (${(http ?? 0).toFixed(1)} ms beside ${(bare ?? 0).toFixed(1)} ms)`;
  };
  return `p50 ${at(0.5)}, p99 ${at(0.99)}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
