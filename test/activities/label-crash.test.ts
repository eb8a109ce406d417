// The worker is killed at each step of buying a label, and tried again: one label, paid once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newPostgresUrl, onEachDatabase } from '../support/database.ts';
import { type FakeCarriers, fakeCarriers } from '../support/fake-carriers.ts';
import type { WorkerTask } from '../support/label-tasks.ts';
import { billing } from '../support/labels.ts';
import { programOf } from '../support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The worst of the points that a label passes; the others lie between them. */
const points = ['before-buying', 'committed', 'recorded'] as const;

onEachDatabase((kind) => {
  let fake: FakeCarriers;
  let folder: string;
  let database: WorkerTask['database'];
  beforeAll(async () => {
    fake = await fakeCarriers();
    folder = mkdtempSync(join(tmpdir(), 'homeward-labels-'));
    database = { url: kind === 'PostgreSQL' ? await newPostgresUrl() : null, folder: join(folder, 'database') };
  });
  afterAll(async () => {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(points.map((killAt, index) => [killAt, billing[index % 2] ?? 'easypost'] as const))(
    'a worker that is killed at the point “%s” buys one label all the same (%s)',
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
      const [purchase, ...others] = fake.book.bought(`${rma}:label`);
      expect(others).toEqual([]);
      const fileKey = `papers/${rma}/return-label.pdf`;
      expect({ code, ...(JSON.parse(told) as object) }).toMatchObject({
        code: 0,
        papers: [{ kind: 'packing-slip' }, { kind: 'label', key: fileKey }],
        labels: [{ state: 'bought', trackingNumber: purchase?.trackingNumber, fileKey }],
      });
      expect(purchase).toBeDefined();
      const file = await readFile(join(folder, 'files', fileKey), 'latin1');
      expect(file).toContain(purchase?.trackingNumber);
    },
    60_000,
  );
});

async function run(
  task: WorkerTask,
): Promise<{ readonly code: unknown; readonly signal: unknown; readonly told: string }> {
  const child = spawn(process.execPath, [programOf('test/support/label-worker.ts'), JSON.stringify(task)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (text: Buffer) => (told += text.toString()));
  const [code, signal] = (await once(child, 'close')) as readonly unknown[];
  return { code, signal, told };
}
