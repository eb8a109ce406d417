// What stands before and behind the stories: what they are, the table of what came of them, and what to do next.
import Table from 'cli-table3';
import colours from 'picocolors';
import { workflowIdOf } from '../../contract/ids.ts';
import { wrapped } from '../page.ts';
import { differencesIn } from './compare.ts';
import { paintOf } from './narrator.ts';
import type { Played } from './play.ts';
import type { Services } from './services.ts';
import type { Story } from './stories.ts';
import { amountOf } from './words.ts';

/** What will be told, and how its lines are read. */
export function openingText(stories: readonly Story[], zones: readonly string[], paidAt: 'sandbox' | 'stripe'): string {
  const names = stories.map(({ name }) => name);
  const width = Math.max(...names.map((name) => name.length));
  const titles = stories.map(({ name, expected }) => {
    const [first = '', ...rest] = wrapped(expected.story, 100 - width);
    const tag = paintOf(names, name)(name.padEnd(width));
    return [`  ${tag}  ${first}`, ...rest.map((line) => `${' '.repeat(width + 4)}${line}`)].join('\n');
  });
  const count = stories.length === 1 ? 'One return' : `${stories.length} returns, side by side`;
  return [
    colours.bold(`${count}, through the real Temporal server`),
    ...titles,
    '',
    `Each line: the step, the return, its own time (${zones.join(', ')}), who, and what. In grey stands the door that was`,
    'used, ✉ is a mail that was read, in brackets stand the clauses it rests on, and → says where the return stands now.',
    '',
    'Starting a Temporal server, workers, API, mail catcher and payment provider, all of their own ...',
    ...(paidAt === 'stripe' ? ['The orders are paid and refunded at Stripe, in its test mode.'] : []),
    '',
  ].join('\n');
}

/** The table, one return a row with the link to its history below. */
export function closingText(all: readonly Played[], temporalUi: string): string {
  const head = ['', 'Return', 'Story', 'Outcome', 'Amount', 'Days', 'Events'];
  const table = new Table({
    head: head.map((title) => colours.bold(title)),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right', 'right'],
  });
  for (const played of all) {
    const { card, story, days, events } = played;
    const mark = differencesIn(played).length === 0 ? colours.green('✓') : colours.red('✗');
    const outcome = card.outcome ?? card.stage;
    table.push([mark, colours.bold(card.rma), story.name, outcome, amountOf(card), String(days), String(events)]);
    const link = `${temporalUi}/namespaces/default/workflows/${workflowIdOf(card.rma)}`;
    table.push(['', { colSpan: head.length - 1, content: colours.dim(link) }]);
  }
  return `\n${table.toString()}\n\n`;
}

/** Where everything is that stays up, and how it is ended. */
export function keptText({ urls, folder, processId }: Services): string {
  return [
    'Everything stays up:',
    `  Temporal UI  ${urls.temporalUi}`,
    `  Mail inbox   ${urls.inbox}`,
    `  API          ${urls.api}, with the keys in ${folder}/keys.json`,
    `  Data, logs   ${folder}`,
    `  To end it    kill ${processId}, and when that has ended, rm -r ${folder}`,
    '',
    '',
  ].join('\n');
}

/** Whether all went as expected, or what did not. */
export function verdictText(
  all: readonly Played[],
  { seconds, kept }: { readonly seconds: number; readonly kept: boolean },
): string {
  const differences = all.flatMap(differencesIn);
  const refunded = all.filter(({ refunds }) => refunds.length > 0).length;
  const money = refunded === 0 ? 'none was refunded' : `${refunded} refunded, each once by the provider’s own ledger`;
  const good = `All went as their stories expect: ${money}.`;
  const lines = differences.length === 0 ? [colours.green(good)] : differences.map((line) => colours.red(line));
  const hint = kept ? '' : ' To follow the links above: npm run demo -- --keep';
  return `${lines.join('\n')}\n${seconds} s in all.${hint}\n`;
}
