// Makes plain JavaScript of the processes that specs start again and again; packages and data stay where they are.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const entries = [
  new URL('../../src/decide.ts', import.meta.url),
  new URL('../../src/homeward.ts', import.meta.url),
  new URL('../../src/policy-lint.ts', import.meta.url),
  new URL('../../src/run-all.ts', import.meta.url),
  new URL('../../src/run-api.ts', import.meta.url),
  new URL('../../src/run-refunds.ts', import.meta.url),
  new URL('../../src/run-returns.ts', import.meta.url),
  new URL('../../src/run-sandbox-provider.ts', import.meta.url),
  new URL('killed-activity.ts', import.meta.url),
  new URL('label-worker.ts', import.meta.url),
  new URL('open-database.ts', import.meta.url),
];

/** Once, however many projects a run has; specs find them by `programOf`. */
export async function makePrograms(): Promise<void> {
  if (process.env['TEST_PROGRAMS'] !== undefined) return;
  mkdirSync(at('.homeward/cache'), { recursive: true });
  const folder = mkdtempSync(at('.homeward/cache/programs-'));
  process.env['TEST_PROGRAMS'] = folder;
  await build({
    entryPoints: entries.map((url) => fileURLToPath(url)),
    outbase: at(''),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // What is loaded only when it is needed stays so.
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    supported: { 'import-attributes': true },
    plugins: [whereItStood],
  });
}

export function removePrograms(): void {
  const folder = process.env['TEST_PROGRAMS'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  delete process.env['TEST_PROGRAMS'];
}

/** A module finds its data beside its source. */
const whereItStood: Plugin = {
  name: 'where it stood',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

function at(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
