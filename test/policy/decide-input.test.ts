import { expect, test } from '@jest/globals';
import { readArguments } from '../../src/cli/decide-arguments.ts';
import { linesOf, wholeOf } from '../../src/cli/lines.ts';

async function* streamOf(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function linesIn(...chunks: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(streamOf(...chunks))) lines.push(Buffer.from(line).toString());
  return lines;
}

test.each([
  ['nothing is no line', [], []],
  ['a line end alone is one empty line', ['\n'], ['\n']],
  ['the end of the last line begins no further one', ['a\nb\n'], ['a\n', 'b\n']],
  ['the last line needs no end', ['a\nb'], ['a\n', 'b']],
  ['empty lines count', ['\n\na\n\n'], ['\n', '\n', 'a\n', '\n']],
  ['chunks may end anywhere', ['a', '', 'b\n', '\nc', 'd'], ['ab\n', '\n', 'cd']],
  ['only the byte 0x0A ends a line', ['a\r\nb\rc\u2028d\u0085\n'], ['a\r\n', 'b\rc\u2028d\u0085\n']],
])('%s', async (_, chunks, lines) => {
  expect(await linesIn(...chunks)).toEqual(lines);
});

test('a line of any length is kept only as far as it shows that it is too long, and the next one is whole', async () => {
  const lines = await linesIn(...Array.from({ length: 40 }, () => 'x'.repeat(100_000)), '\nnext\n');
  expect(lines.map(({ length }) => length)).toEqual([2_097_152, 5]);
});

test('a file that never ends is left when it is too long', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.alloc(1_000_000);
  }
  expect((await wholeOf(endless())).length).toBe(2_097_152);
});

test.each([
  [['a.json'], { kind: 'cases', json: false, inputs: ['a.json'] }],
  [['a.json', '--json', 'b.json'], { kind: 'cases', json: true, inputs: ['a.json', 'b.json'] }],
  [['-', 'a.json'], { kind: 'cases', json: false, inputs: ['-', 'a.json'] }],
  [['--', '--json'], { kind: 'cases', json: false, inputs: ['--json'] }],
  [['--json', '--help'], { kind: 'help' }],
  [['-h'], { kind: 'help' }],
])('%j is understood', (words, asked) => {
  expect(readArguments(words)).toEqual(asked);
});

test.each([
  [[], 'at least one file'],
  [['--json'], 'at least one file'],
  [['-', '-'], 'only once'],
  [['a.json', ''], 'empty'],
  [['--jsno', 'a.json'], '--jsno'],
  [['--json=yes', 'a.json'], '--json'],
])('%j is wrong usage', (words, sentence) => {
  expect(readArguments(words)).toEqual({ kind: 'wrong', sentence: expect.stringContaining(sentence) });
});
