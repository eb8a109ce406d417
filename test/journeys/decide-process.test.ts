import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { CaseAnswer } from '../../src/contract/case-answer.ts';
import { examples } from '../support/examples.ts';
import { answersIn, runDecide, startDecide } from '../support/run-decide.ts';
import { sixthShopCases, sixthShopFolder } from '../support/sixth-shop.ts';
import { goodCase, goodCaseWith } from '../policy/case-file-samples.ts';

const good = JSON.stringify(goodCase);
const folder = mkdtempSync(join(tmpdir(), 'homeward-decide-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `problem` where the case was not run, else its stage. */
function inShort({ stage, problems }: CaseAnswer): string {
  return stage ?? `${problems[0]?.code} ${problems[0]?.at}`;
}

describe('standard input', () => {
  // Each is one line, and what is answered to it.
  const hostile: readonly (readonly [string | Buffer, string])[] = [
    [good, 'refunding'],
    ['', 'NOT_JSON '],
    [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'NOT_JSON '],
    ['['.repeat(100_000), 'NOT_JSON '],
    [`{"shop":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'TOO_LARGE '],
    ['\u0000\u001b[2J', 'NOT_JSON '],
    [`\u2028${good}`, 'NOT_JSON '],
    ['[]', 'NOT_JSON '],
    ['{"__proto__":{"shop":"soocas"}}', 'UNKNOWN_FIELD __proto__'],
    [JSON.stringify(goodCaseWith({ shop: 'nobody' })), 'BAD_VALUE shop'],
    [JSON.stringify(goodCaseWith({ 'order.lines[0].unitPrice': -1 })), 'BAD_VALUE order.lines[0].unitPrice'],
    [`${good}\r`, 'refunding'],
    [good + ' '.repeat(5_000_000), 'TOO_LARGE '],
    [JSON.stringify(goodCaseWith({ events: [], asOf: '2026-03-21T09:00:00Z' })), 'in-review'],
    [good.slice(0, -1), 'NOT_JSON '],
    // The last one has no line end behind it.
    [good, 'refunding'],
  ];

  test.concurrent('gets one answer for each line, in order, whatever stands in it', async () => {
    const lines = hostile.flatMap(([line], place) => [Buffer.from(place === 0 ? '' : '\n'), Buffer.from(line)]);
    const { status, output, complaints } = await runDecide(['--json', '-'], Buffer.concat(lines));
    expect(answersIn(output).map(inShort)).toEqual(hostile.map(([, answered]) => answered));
    expect(status).toBe(1);
    expect(complaints).toBe('');
  });

  test.concurrent('is answered before it ends, and leaves with 0 where every case could be read', async () => {
    const running = startDecide(['-']);
    running.stdin.write(`${good}\n`);
    const [first] = (await once(running.stdout, 'data')) as [Buffer];
    expect(first.toString().startsWith('{"rulings":[{"question":"may-return"')).toBe(true);
    running.stdin.end();
    running.stdout.resume();
    expect(await once(running, 'close')).toEqual([0, null]);
  });

  test.concurrent('may be left by the reader of the answers, who hears no complaint', async () => {
    const running = startDecide(['--json', '-']);
    const complaints: Buffer[] = [];
    running.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    running.stdin.on('error', () => undefined);
    running.stdin.write(`${good}\n`);
    await once(running.stdout, 'data');
    running.stdout.destroy();
    // Standard input stays open: the command ends by itself when it finds nobody to answer.
    running.stdin.write(`${good}\n`.repeat(20));
    expect(await once(running, 'close')).toEqual([0, null]);
    expect(Buffer.concat(complaints).toString()).toBe('');
  });
});

describe('files', () => {
  const fileOf = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const refused = examples().find(({ id }) => id === 'SOO-cancelled-too-late')?.case;
  const paths = {
    good: fileOf('good.json', `${JSON.stringify(goodCase, null, 2)}\n`),
    refusedEvent: fileOf('refused-event.json', JSON.stringify(refused)),
    broken: fileOf('broken.json', '{'),
    absent: join(folder, 'absent.json'),
  };

  test.concurrent('are answered in JSON one a line, those that are not there too', async () => {
    const { status, output, complaints } = await runDecide([
      paths.broken,
      paths.absent,
      folder,
      '--json',
      paths.good,
      paths.refusedEvent,
    ]);
    expect(answersIn(output).map(inShort)).toEqual(['NOT_JSON ', 'NOT_JSON ', 'NOT_JSON ', 'refunding', 'in-review']);
    expect(complaints).toBe(`There is no file ${paths.absent}.\n${folder} is a folder; name its files one by one.\n`);
    expect(status).toBe(1);
  });

  test.concurrent('are explained one after the other; an event that was refused is no error of the file', async () => {
    const { status, output } = await runDecide([paths.good, paths.refusedEvent], '', { FORCE_COLOR: '1' });
    expect(output).toMatch(/── .*good\.json ──\n\nOrder S-7 at SOOCAS\n[^]*\n── .*refused-event\.json ──\n\nOrder/);
    expect(output).toContain('TOO_LATE at events[0]');
    expect(output).not.toContain('\u001b');
    expect(status).toBe(0);
  });
});

test.concurrent('without a file nothing is decided, and the usage is told as an error', async () => {
  const { status, output, complaints } = await runDecide([]);
  expect({ status, output }).toEqual({ status: 2, output: '' });
  expect(complaints).toMatch(/^Name at least one file, or - for standard input\.\n\nUsage: npm run decide/);
});

describe('a shop’s own folder of packs', () => {
  const [wish] = sixthShopCases();
  const line = `${JSON.stringify(wish?.case)}\n`;

  test.concurrent(
    'is named by HOMEWARD_PACKS, and its cases are decided and explained by its own clauses',
    async () => {
      const path = join(folder, 'sixth-shop.json');
      writeFileSync(path, line);
      const { status, output, complaints } = await runDecide([path], '', { HOMEWARD_PACKS: sixthShopFolder });
      expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
      expect(output).toContain('at Talrad');
      expect(output).toContain('you choose the carrier and pay him');
      expect(output).toMatch(/TAL-17/);
    },
  );

  test.concurrent('is not there unless it is named', async () => {
    const { status, output } = await runDecide(['--json', '-'], line, { HOMEWARD_PACKS: '' });
    expect({ status, answers: answersIn(output).map(inShort) }).toEqual({ status: 1, answers: ['BAD_VALUE shop'] });
  });

  test.concurrent('that cannot be used is told in one sentence, and nothing is decided', async () => {
    const { status, output, complaints } = await runDecide(['--json', '-'], line, {
      HOMEWARD_PACKS: '/no/such/folder',
    });
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(complaints).toBe(
      'HOMEWARD_PACKS=/no/such/folder is no folder: name the one that your packs are in, or unset it.\n',
    );
  });
});
