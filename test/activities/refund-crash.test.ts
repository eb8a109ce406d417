// The provider is a process of its own, and it is killed at the worst moment: after its commit, before its answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { programOf } from '../support/programs.ts';
import { intentIdOf, linesOf, orderFault, payerAt, refundRequest, sandboxKey } from '../support/refunds.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  test('a provider killed after its commit and before its answer pays once', async () => {
    const { url, start, ledgerFile } = await providerProcess();
    const pay = payerAt(databaseRefundLedger(database.db), url);
    const request = refundRequest();
    const first = await start();
    await orderFault(url, { kind: 'commit-then-hang' });
    const lost = pay(request).catch((error: unknown) => error);
    await until(() => linesOf(ledgerFile, intentIdOf(request)).length === 1);
    await kill(first);
    expect(await lost).toMatchObject({ type: 'RefundUnknown' });
    await expect(pay(request, 2)).rejects.toThrow('could not be looked up');
    await start();
    const outcome = await pay(request, 3);
    const refunds = linesOf(ledgerFile, intentIdOf(request));
    expect(refunds).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'submitted', providerId: refunds[0]?.id });
  });

  test('a provider killed while it writes cuts the torn line off, says so, and pays', async () => {
    const { url, start, ledgerFile } = await providerProcess();
    const pay = payerAt(databaseRefundLedger(database.db), url);
    const [before, after] = [refundRequest(), refundRequest()];
    const first = await start();
    await pay(before);
    await kill(first);
    appendFileSync(ledgerFile, `{"kind":"refunded","key":"${intentIdOf(after)}","id":"re_to`);
    const second = await start();
    expect(second.notice()).toMatch(/last line of .* was torn/);
    expect(await pay(after)).toMatchObject({ kind: 'submitted' });
    expect(linesOf(ledgerFile, intentIdOf(before))).toHaveLength(1);
    expect(linesOf(ledgerFile, intentIdOf(after))).toHaveLength(1);
  });
});

test('a provider on a busy port says so in one sentence and ends', async () => {
  const { start, again } = await providerProcess();
  await start();
  const { code, notice } = await again();
  expect(code).toBe(1);
  expect(notice).toMatch(/^(Port \d+ is busy|The refund ledger .* is in use).*\n$/);
});

async function providerProcess() {
  const data = mkdtempSync(join(tmpdir(), 'homeward-provider-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const environment = { HOMEWARD_DATA: data, HOMEWARD_SANDBOX_URL: url, HOMEWARD_SANDBOX_KEY: sandboxKey };
  const run = () => {
    const child = spawn(process.execPath, [programOf('src/run-sandbox-provider.ts')], {
      cwd: root,
      env: { ...process.env, ...environment, HOMEWARD_SANDBOX_FAULTS: 'yes' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let notice = '';
    child.stderr.on('data', (text: Buffer) => (notice += text.toString()));
    return { child, notice: () => notice };
  };
  return {
    url,
    ledgerFile: join(data, 'sandbox-ledger.jsonl'),
    async start() {
      const running = run();
      await Promise.race([once(running.child.stdout, 'data'), once(running.child, 'exit')]);
      return running;
    },
    async again() {
      const { child, notice } = run();
      const [code] = (await once(child, 'close')) as [number];
      return { code, notice: notice() };
    },
  };
}

async function kill({ child }: { readonly child: ChildProcess }): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
