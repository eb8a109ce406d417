// The worker is killed at each step of buying a label, and tried again: one label, paid once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/adapters/database.ts';
import { databaseLabels } from '../../src/adapters/labels.ts';
import { type DatabaseKind, newPostgresUrl, onEachDatabase } from '../support/database.ts';
import { type FakeCarriers, fakeCarriers } from '../support/fake-carriers.ts';
import { killPoints, type WorkerTask } from '../support/label-tasks.ts';
import { billing } from '../support/labels.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

onEachDatabase((kind) => {
  let fake: FakeCarriers;
  let folder: string;
  let database: WorkerTask['database'];
  beforeAll(async () => {
    fake = await fakeCarriers();
    folder = mkdtempSync(join(tmpdir(), 'homeward-labels-'));
    database = await newDatabase(kind, folder);
  });
  afterAll(async () => {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(killPoints.map((killAt, index) => [killAt, billing[index % 2] ?? 'easypost'] as const))(
    'a worker that is killed when its label is %s buys one all the same (%s)',
    async (killAt, carrier) => {
      const rma = `SOO-${killAt}`;
      const task: WorkerTask = {
        database,
        filesFolder: join(folder, 'files'),
        carrierUrl: fake.url,
        carrier,
        rma,
        killAt,
      };
      expect(await run(task)).toMatchObject({ signal: 'SIGKILL' });
      const { code, told } = await run({ ...task, killAt: null });
      expect({ code, papers: (JSON.parse(told) as { readonly papers: unknown }).papers }).toEqual({
        code: 0,
        papers: [
          { kind: 'packing-slip', key: `papers/${rma}/packing-slip.pdf` },
          { kind: 'label', key: `papers/${rma}/return-label.pdf` },
        ],
      });
      const [purchase, ...others] = fake.book.standing(`${rma}:label`);
      expect(others).toEqual([]);
      expect(await labelsOf(database, rma)).toMatchObject([
        { state: 'bought', trackingNumber: purchase?.trackingNumber, fileKey: `papers/${rma}/return-label.pdf` },
      ]);
      const file = await readFile(join(folder, 'files', `papers/${rma}/return-label.pdf`), 'latin1');
      expect(file).toContain(purchase?.trackingNumber);
    },
    60_000,
  );
});

async function newDatabase(kind: DatabaseKind, folder: string): Promise<WorkerTask['database']> {
  const database = { url: kind === 'PostgreSQL' ? await newPostgresUrl() : null, folder: join(folder, 'database') };
  await (await openDatabase(database)).close();
  return database;
}

async function labelsOf(database: WorkerTask['database'], rma: string) {
  const { db, close } = await openDatabase(database);
  try {
    return await databaseLabels(db).of(rma);
  } finally {
    await close();
  }
}

async function run(
  task: WorkerTask,
): Promise<{ readonly code: unknown; readonly signal: unknown; readonly told: string }> {
  const script = join(root, 'test/support/label-worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(task)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (text: Buffer) => (told += text.toString()));
  const [code, signal] = (await once(child, 'close')) as readonly unknown[];
  return { code, signal, told };
}
