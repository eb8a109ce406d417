// The start as a developer knows it: up, killed in parts, up again with the same data, stopped. Real processes throughout.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { freePorts } from '../support/free-ports.ts';

const script = fileURLToPath(new URL('../../temporal-dev.sh', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'homeward-journey-'));
const [base = 0] = await freePorts(6);
const started: Start[] = [];
afterAll(async () => {
  for (const { process: child } of started.filter(({ process: { pid } }) => pid !== undefined && isAlive(pid))) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(data, { recursive: true, force: true });
});

test('comes up, ends whole when a part dies, comes up again on the same data, and stops in order', async () => {
  const first = await start();
  expect(first.said()).toContain(`http://127.0.0.1:${base + 1}`);
  const keys = readFileSync(join(data, 'keys.json'), 'utf8');
  const { server, provider, app } = parts();

  process.kill(app, 'SIGKILL');
  expect(await exitCode(first)).toBe(1);
  expect(first.said()).toMatch(
    /The process of workers, API and mail catcher has ended, so the rest stops too; its log is .+homeward\.log/,
  );
  expect([server, provider, app].filter(isAlive)).toEqual([]);
  expect(existsSync(join(data, 'lock'))).toBe(false);

  const second = await start();
  expect(readFileSync(join(data, 'keys.json'), 'utf8')).toBe(keys);
  expect((await fetch(`http://127.0.0.1:${base + 1}/healthz`)).status).toBe(200);

  second.process.kill('SIGKILL');
  await once(second.process, 'exit');
  const left = parts();
  expect(Object.values(left).filter(isAlive)).toHaveLength(3);
  const third = await start();
  expect(third.said()).toContain(`Ending what an earlier start left running: process ${left.app} (src/run-all.ts).`);
  expect(Object.values(left).filter(isAlive)).toEqual([]);

  const last = parts();
  third.process.kill('SIGTERM');
  expect(await exitCode(third)).toBe(143);
  expect(Object.values(last).filter(isAlive)).toEqual([]);
  expect(existsSync(join(data, 'lock'))).toBe(false);
}, 240_000);

interface Start {
  readonly process: ChildProcess;
  readonly said: () => string;
}

/** Resolves when it says that it is up; throws with all it said when it ends instead. */
async function start(): Promise<Start> {
  const child = spawn(script, ['--port-base', String(base)], {
    env: { ...process.env, HOMEWARD_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const one = { process: child, said: () => text };
  started.push(one);
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('Ctrl-C stops all of it')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(text)));
  });
  return one;
}

async function exitCode({ process: child }: Start): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** The process of each part, as the lock notes them in the order of their start. */
function parts() {
  const [server = 0, provider = 0, app = 0] = readFileSync(join(data, 'lock', 'parts'), 'utf8')
    .split('\n')
    .map(Number.parseFloat);
  return { server, provider, app };
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
