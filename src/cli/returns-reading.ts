// The commands that read one return: as it stands, why, and all that is known of it.
import { writeFileSync } from 'node:fs';
import type { Command } from './command-line.ts';
import { shown } from './page.ts';
import type { ReturnsDesk } from './returns-desk.ts';
import type { SeenReturn } from './returns-seen.ts';
import { returnPage } from './returns-show.ts';
import { causeOf, whyPage } from './returns-why.ts';

export function readingCommands(desk: ReturnsDesk): readonly Command[] {
  return [showCommand(desk), whyCommand(desk), accountCommand(desk), exportCommand(desk)];
}

async function seenOf({ clientOf, zoneOf }: ReturnsDesk, rma: string): Promise<SeenReturn> {
  const client = clientOf('agent:dev');
  const card = await client.readReturn(rma);
  const [{ clocks }, { entries }, { rulings }] = await Promise.all([
    client.readClocks(rma),
    client.readTimeline(rma),
    client.readRulings(rma),
  ]);
  return { card, clocks, entries, rulings, zone: zoneOf(card.shop) };
}

function showCommand(desk: ReturnsDesk): Command {
  return {
    name: 'returns show',
    says: 'Shows one return: who owes what until when, its clocks on a line of time, its story, its money.',
    takes: ['RMA'],
    async run({ words: [rma = ''] }) {
      const seen = await seenOf(desk, rma);
      return { isWell: true, text: returnPage(seen, desk.paint), json: seen };
    },
  };
}

function whyCommand(desk: ReturnsDesk): Command {
  return {
    name: 'why',
    says: 'Says why a return is where it is: who decided, by which clause, what runs, and what comes next.',
    takes: ['RMA'],
    async run({ words: [rma = ''] }) {
      const seen = await seenOf(desk, rma);
      const { card, clocks, rulings } = seen;
      return {
        isWell: true,
        text: whyPage(seen, desk.paint),
        json: { card, cause: causeOf(seen) ?? null, rulings, clocks },
      };
    },
  };
}

function accountCommand({ clientOf }: ReturnsDesk): Command {
  return {
    name: 'returns account',
    says: 'Shows the account that the customer named for a refund by hand; for finance and operators.',
    takes: ['RMA'],
    async run({ words: [rma = ''] }) {
      const json = await clientOf('finance:dev').readPayoutAccount(rma);
      const { name, payoutAccount } = json;
      const account = payoutAccount === null ? 'has named no account' : `is paid at ${shown(payoutAccount)}`;
      return { isWell: true, text: `${shown(name)} ${account}.\n`, json };
    },
  };
}

function exportCommand({ clientOf }: ReturnsDesk): Command {
  return {
    name: 'history export',
    says: 'Writes all that is known of a return, nothing personal: Markdown for people, with --json a case file and more.',
    takes: ['RMA'],
    examples: ['history export ABC-7K3MQ9XA-5', 'history export ABC-7K3MQ9XA-5 --out history.json'],
    options: [
      { flags: '--markdown', says: 'for people, as it is without --json' },
      { flags: '--out <file>', says: 'into this file, as JSON if its name ends in .json' },
    ],
    async run({ words: [rma = ''], options }) {
      const client = clientOf('auditor:dev');
      const [json, text] = await Promise.all([client.readHistory(rma), client.readHistoryText(rma)]);
      const { out } = options;
      if (typeof out !== 'string') return { isWell: true, text, json };
      const isJson = out.endsWith('.json') && options['markdown'] === undefined;
      writeFileSync(out, isJson ? `${JSON.stringify(json, null, 2)}\n` : text);
      return {
        isWell: true,
        text: `The history of ${json.rma} is in ${shown(out)}.\n`,
        json: { rma: json.rma, file: out },
      };
    },
  };
}
