// The workflows as one file, bundled again only when their sources have changed.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { transform } from 'esbuild';
import { writeWhole } from './local-files.ts';

export interface BundleSources {
  /** The file that exports the workflows. */
  readonly workflowsPath: string;
  /** Folders and files of which it is made; the bundle is kept until the content of one changes. */
  readonly sources: readonly string[];
  readonly cacheFolder: string;
}

/** Answers the path of the bundle. Throws with the bundler's words when the workflows cannot be bundled. */
export async function workflowBundle({ workflowsPath, sources, cacheFolder }: BundleSources): Promise<string> {
  const file = `workflows-${await hashOf([workflowsPath, ...sources])}.cjs`;
  const path = join(cacheFolder, file);
  if (await stat(path).catch(() => undefined)) return path;
  const code = await bundleOfWorkflows(workflowsPath);
  await mkdir(cacheFolder, { recursive: true });
  await writeWhole(path, Buffer.from(code));
  const old = (await readdir(cacheFolder)).filter((name) => /^workflows-.*\.cjs$/.test(name) && name !== file);
  await Promise.all(old.map((name) => rm(join(cacheFolder, name), { force: true })));
  return path;
}

/**
 * The workflows as one text for workers, which load it into every workflow thread: without comments, without what nobody
 * calls, and without the texts of the sources, which lie beside it. Every name stays, and the map to files and lines,
 * since operators read both in stack traces. Throws with the bundler's words.
 */
export async function bundleOfWorkflows(workflowsPath: string): Promise<string> {
  const { code: whole } = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({ ...config, mode: 'production', optimization: { minimize: false } }),
  });
  const { code } = await transform(whole, {
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    sourcemap: 'inline',
    sourcesContent: false,
  });
  return code;
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(paths.map(filesUnder))).flat().sort()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
