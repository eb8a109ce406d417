// What ./temporal-dev.sh says when it cannot start: one sentence with the cure, exit code not 0, nothing left behind.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'homeward-start-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  program('temporal', 'echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"');
});

describe('words that it does not understand', () => {
  test.each([
    [['--frehs'], 'Unknown option --frehs; ./temporal-dev.sh --help lists all of them.'],
    [['--port-base'], '--port-base needs a number: ./temporal-dev.sh --port-base 7300'],
    [['--port-base', '73oo'], '--port-base 73oo is no port: give a number from 1024 to 65530.'],
    [['--port-base=80'], '--port-base 80 is out of range: give a number from 1024 to 65530.'],
    [['--port-base', '65531'], '--port-base 65531 is out of range: give a number from 1024 to 65530.'],
  ])('%j', (options, sentence) => {
    expect(run(options)).toEqual({ code: 1, said: sentence });
  });
});

describe('with a port that somebody uses', () => {
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  test('the port is named, with the option that chooses others, and nothing is left behind', () => {
    const { code, said } = run(['--port-base', String(Math.min(port, 65_530))]);
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port} \\(.+\\) is taken: .+ --port-base N\\.$`));
    expect(readdirSync(data)).toEqual([]);
  });

  test('the lock of a start that has died is taken over', () => {
    leaveLock(dead());
    expect(run(['--port-base', String(Math.min(port, 65_530))]).said).toMatch(/^Port /);
    expect(readdirSync(data)).toEqual([]);
  });

  test('a number that somebody else’s process has by now does not hold the lock', () => {
    leaveLock(process.pid);
    expect(run(['--port-base', String(Math.min(port, 65_530))]).said).toMatch(/^Port /);
  });
});

test('a second start on the same data names the first one, and leaves it its lock', async () => {
  const first = spawn(program('temporal-dev-of-somebody', 'echo up; read -r line'));
  await once(first.stdout, 'data');
  leaveLock(first.pid ?? 0);
  const { code, said } = run([]);
  first.kill();
  expect(code).toBe(1);
  expect(said).toContain(`Already running on ${data} as process ${first.pid}: `);
  expect(readFileSync(join(data, 'lock', 'pid'), 'utf8')).toBe(`${first.pid}\n`);
});

test('an old Node is named with the one that is needed', () => {
  program('old/node', '[ "$1" = --version ] && echo v18.20.0 && exit 0; exit 1');
  expect(run([], { PATH: `${join(folder, 'old')}${delimiter}${process.env['PATH']}` })).toEqual({
    code: 1,
    said: 'Node v18.20.0 is too old: install Node 20.19 or later, then run this again.',
  });
});

test('a Temporal CLI that is set and is too old is named', () => {
  const old = program('old-temporal', 'echo "temporal version 1.8.0"');
  expect(run(['cli'], { TEMPORAL_CLI: old })).toEqual({
    code: 1,
    said: `TEMPORAL_CLI=${old} is no Temporal CLI of version 1.9 or later; correct it or unset it.`,
  });
});

test('cli prints where the Temporal CLI is, and nothing else', () => {
  expect(spawnSync(at('temporal-dev.sh'), ['cli'], { encoding: 'utf8', env: environment() })).toMatchObject({
    status: 0,
    stdout: `${join(folder, 'temporal')}\n`,
    stderr: '',
  });
});

function run(
  options: readonly string[],
  more: NodeJS.ProcessEnv = {},
): { readonly code: number | null; readonly said: string } {
  const env = { ...environment(), ...more };
  const { status, stderr } = spawnSync(at('temporal-dev.sh'), options, { encoding: 'utf8', env });
  return { code: status, said: stderr.trim() };
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, HOMEWARD_DATA: data, TEMPORAL_CLI: join(folder, 'temporal') };
}

/** A shell script in the folder; answers its path. */
function program(name: string, body: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

function leaveLock(holder: number): void {
  mkdirSync(join(data, 'lock'), { recursive: true });
  writeFileSync(join(data, 'lock', 'pid'), `${holder}\n`);
}

function dead(): number {
  return spawnSync('true').pid;
}
