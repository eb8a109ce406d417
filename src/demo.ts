// Tells stories of returns as they happen, on services of its own: `npm run demo`.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { watchReturn } from './adapters/watched-return.ts';
import { readCase } from './case/read.ts';
import { type Asked, readArguments, usage } from './cli/demo/arguments.ts';
import { differencesIn } from './cli/demo/compare.ts';
import { freePorts } from './cli/demo/free-ports.ts';
import { narratorFor } from './cli/demo/narrator.ts';
import { outsideOf } from './cli/demo/outside.ts';
import { type Played, play } from './cli/demo/play.ts';
import { type Services, startServices } from './cli/demo/services.ts';
import { readStories, type Story } from './cli/demo/stories.ts';
import { closingText, keptText, openingText, verdictText } from './cli/demo/summary.ts';
import { unreachable } from './domain/vocabulary.ts';
import { joinDemoPayments, stripeOf } from './join-demo-payments.ts';
import { joinPolicies } from './join-policies.ts';

type Wanted = Extract<Asked, { readonly kind: 'stories' }>;

const status = { asExpected: 0, notAsExpected: 1, wrongUsage: 2 } as const;
const root = fileURLToPath(new URL('..', import.meta.url));
const startedMs = Date.now();
/** Whether a signal has asked the demo to end; then that alone says how. */
let isEnding = false;

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  complain(sentenceOf(error));
  process.exitCode = status.notAsExpected;
}

async function run(asked: Asked): Promise<number> {
  switch (asked.kind) {
    case 'help':
      print(usage);
      return status.asExpected;
    case 'wrong':
      complain(`${asked.sentence}\n\n${usage.trimEnd()}`);
      return status.wrongUsage;
    case 'stories':
      return demonstrate(asked);
    default:
      return unreachable(asked);
  }
}

async function demonstrate(wanted: Wanted): Promise<number> {
  const stripe = stripeOf(process.env);
  const policies = joinPolicies();
  const stories = storiesIn(wanted, policies.shops);
  if (typeof stories === 'string') {
    complain(stories);
    return status.wrongUsage;
  }
  const zoneOf = ({ file: { shop, order } }: Story): string => {
    const pack = policies.book.packFor(shop, order.placedAt);
    if (pack === undefined) throw new Error(`${shop} had no policy in force when ${order.number} was placed.`);
    return policies.book.shop(pack).zone;
  };
  const zones = new Map(stories.map((story) => [story.name, zoneOf(story)]));
  print(openingText(stories, [...new Set(zones.values())], stripe === null ? 'sandbox' : 'stripe'));
  const cli = await temporalCli();
  const services = startServices({ root, base: await freePorts(6) });
  endOnSignals(services);
  print(`Their data and logs: ${services.folder}\n`);
  try {
    await services.ready();
    print(`They are up after ${seconds()} s.\n\n`);
    const all = await Promise.race([tell(stories, zones, { services, cli }), services.watch()]);
    print(closingText(all, services.urls.temporalUi));
    if (wanted.keep) print(keptText(services));
    else await end(services);
    if (wanted.keep) services.release();
    print(verdictText(all, { seconds: seconds(), kept: wanted.keep }));
    return all.flatMap(differencesIn).length === 0 ? status.asExpected : status.notAsExpected;
  } catch (error) {
    if (isEnding) await new Promise(() => undefined);
    await services.stop();
    throw new Error(`${sentenceOf(error)}\nThe logs are in ${services.folder}.`, { cause: error });
  }
}

/** A sentence where they cannot be used. */
function storiesIn({ examples, only }: Wanted, shops: readonly string[]): readonly Story[] | string {
  try {
    return readStories(examples, only, (text) => {
      const read = readCase(text, shops);
      if (read.kind === 'case') return read.file;
      return { wrong: read.problems.map(({ at, detail }) => `${at || 'the file'}: ${detail}`).join(' ') };
    });
  } catch (error) {
    return sentenceOf(error);
  }
}

/** All stories side by side; those of one kind of machine wait for one another only where the machine is small. */
async function tell(
  stories: readonly Story[],
  zones: ReadonlyMap<string, string>,
  { services, cli }: { readonly services: Services; readonly cli: string },
): Promise<readonly Played[]> {
  const { api, inbox, provider, temporal } = services.urls;
  const payments = joinDemoPayments(process.env, provider);
  const outside = outsideOf({ api, inbox, payments, temporal, cli, keys: services.keys() });
  const steps = stories.reduce((sum, { file }) => sum + file.events.length + 1, 0);
  const names = stories.map(({ name }) => name);
  const narrator = narratorFor(names, { steps, width: process.stdout.columns ?? 140 }, print);
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  try {
    return await Promise.all(
      stories.map(async (story) => {
        const zone = zones.get(story.name) ?? 'UTC';
        const timeOf = (rma: string, clockShift: number) => watchReturn(client, rma, clockShift);
        try {
          return await play(await payments.paid(story), { outside, timeOf, teller: narrator(story.name, zone), zone });
        } catch (error) {
          throw new Error(`${story.name}: ${sentenceOf(error)}`, { cause: error });
        }
      }),
    );
  } finally {
    await connection.close();
  }
}

/** Where the temporal CLI is; fetched if there is none, which is told on standard error, and so is why it cannot be had. */
async function temporalCli(): Promise<string> {
  const asked = promisify(execFile)(join(root, 'temporal-dev.sh'), ['cli']);
  asked.child.stderr?.pipe(process.stderr);
  try {
    return (await asked).stdout.trim();
  } catch {
    throw new Error('Without the temporal CLI nothing was started.');
  }
}

async function end(services: Services): Promise<void> {
  await services.stop();
  services.clear();
}

/** Nothing stays behind, whoever ends the demo; the exit code is that of the signal, as shells count. */
function endOnSignals(services: Services): void {
  const onSignal = (number: number): void => {
    if (isEnding) return;
    isEnding = true;
    print('\nEnding the services ...\n');
    void end(services).then(() => process.exit(128 + number));
  };
  process.on('SIGHUP', () => onSignal(1));
  process.on('SIGINT', () => onSignal(2));
  process.on('SIGTERM', () => onSignal(15));
  process.stdout.on('error', () => onSignal(13)); // Whoever reads has gone, as with `| head`.
  process.on('exit', () => services.abandon());
}

function seconds(): number {
  return Math.round((Date.now() - startedMs) / 1000);
}

/** A call that failed has its reason one level deeper. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hidden = error.message === 'fetch failed' && error.cause instanceof Error;
  return hidden ? `no answer over HTTP: ${sentenceOf(error.cause)}` : error.message;
}

function print(text: string): void {
  process.stdout.write(text);
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
