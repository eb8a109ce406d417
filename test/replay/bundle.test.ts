// What the workflows carry along: the story and the machine, Temporal's own library, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { expect, test } from '@jest/globals';
import { bundleOfWorkflows } from '../../src/adapters/workflow-bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** As Temporal's bundler makes it of itself: one module after the other, each with its path. */
async function asTemporalBundles(workflowsPath: string): Promise<string> {
  return (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code;
}

async function ofAnEmptyWorkflow(): Promise<string> {
  mkdirSync(join(root, '.homeward/cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.homeward/cache/empty-'));
  const path = join(folder, 'empty.ts');
  writeFileSync(path, "import '@temporalio/workflow';\nexport async function empty(): Promise<void> {}\n");
  try {
    return await asTemporalBundles(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const story = join(root, 'workflows/index.ts');
const [ours, bare, loaded] = await Promise.all([
  asTemporalBundles(story),
  ofAnEmptyWorkflow(),
  bundleOfWorkflows(story),
]);

function modulesOf(code: string): readonly string[] {
  return [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"]+)"/gm)].map(([, path]) => path ?? '');
}

function partsOf(code: string): { readonly script: string; readonly map: { readonly sources: readonly string[] } } {
  const [script = '', map = ''] = code.split(/^\/\/# sourceMappingURL=data:application\/json;.*base64,/m);
  return { script, map: JSON.parse(Buffer.from(map, 'base64').toString()) };
}

test('a workflow loads no library but Temporal’s own: no policy, no calendar, no forms', () => {
  const known = modulesOf(bare);
  const paths = modulesOf(ours).filter((path) => !path.startsWith('node_modules/') || !known.includes(path));
  const folders = new Set(paths.map((path) => path.replace(/\/[^/]+$/, '')));
  expect([...folders].toSorted()).toEqual(['src/contract', 'src/domain', 'src/life', 'workflows']);
});

test('what workers load is at most 1.10 of Temporal’s own bundle of an empty workflow, with its map and without', () => {
  expect(loaded.length / bare.length).toBeLessThanOrEqual(1.1);
  expect(partsOf(loaded).script.length / partsOf(bare).script.length).toBeLessThanOrEqual(1.1);
});

test('names and places stay readable for operators: functions keep their names, the map names our files', () => {
  const { script, map } = partsOf(loaded);
  expect(script).toContain('async function returnCase(');
  expect(map.sources).toContain(join(root, 'workflows/return-case.ts'));
});
