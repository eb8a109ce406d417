// What the workflows carry along: the story and the machine, Temporal's own library, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const logger = new DefaultLogger('ERROR');

async function modulesOf(workflowsPath: string): Promise<readonly string[]> {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  return [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"]+)"/gm)].map(([, path]) => path ?? '');
}

async function ofAnEmptyWorkflow(): Promise<readonly string[]> {
  mkdirSync(join(root, '.homeward/cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.homeward/cache/empty-'));
  const path = join(folder, 'empty.ts');
  writeFileSync(path, "import '@temporalio/workflow';\nexport async function empty(): Promise<void> {}\n");
  try {
    return await modulesOf(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a workflow loads no library but Temporal’s own: no policy, no calendar, no forms', async () => {
  const [ours, bare] = await Promise.all([modulesOf(join(root, 'workflows/index.ts')), ofAnEmptyWorkflow()]);
  expect(ours.filter((path) => path.startsWith('node_modules/') && !bare.includes(path))).toEqual([]);
  const folders = new Set(
    ours.filter((path) => !path.startsWith('node_modules/')).map((path) => path.replace(/\/[^/]+$/, '')),
  );
  expect([...folders].toSorted()).toEqual(['src/contract', 'src/domain', 'src/life', 'workflows']);
}, 60_000);
