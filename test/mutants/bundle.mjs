// The code and the specs that judge it as one script, which can be evaluated again and again within one process.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { packagesHere } from './packages.mjs';

/**
 * `begin` begins anew with everything but the packages. It takes what `@jest/globals` is to the specs and whether the code is
 * to count how often each line is come by. It gives `code`, which loads all code that is judged, and `specs`, by name a
 * function that loads one. What throws while it is loaded throws each time. `reach` has the files that a spec depends on.
 */
export async function bundleOf(folders, specs) {
  const { outputFiles, metafile } = await build({
    // Stryker goes to its copy of the project only when the packages have been loaded.
    absWorkingDir: process.cwd(),
    stdin: { contents: entryOf(folders, specs), resolveDir: process.cwd(), sourcefile: 'specs.js' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [addressesOfFiles],
  });
  const text = outputFiles[0].text;
  const [counting, deciding] = [text, text.replace(countsLines, '$& return;')].map(compiled);
  const packages = packagesHere();
  const begin = (globals, isCounting) => {
    const exports = {};
    const evaluate = isCounting ? counting : deciding;
    evaluate(exports, { exports }, (name) => (name === '@jest/globals' ? globals : packages(name)));
    return exports;
  };
  return { begin, reach: new Map(specs.map((spec) => [spec, reachOf(spec, metafile.inputs)])) };
}

function reachOf(spec, inputs) {
  const reached = new Set([spec]);
  // What is added while the set is gone through is gone through too.
  for (const file of reached) for (const { path } of inputs[file]?.imports ?? []) reached.add(path);
  return reached;
}

/** Stryker's copies count how often each line is come by, which takes a third of all time and is asked once. */
const countsLines = /function stryCov_\w+\(\) \{/g;

function compiled(text) {
  const script = new Script(`(function (exports, module, require) {${text}\n})`, { filename: 'specs.js' });
  return script.runInThisContext();
}

function entryOf(folders, specs) {
  const code = folders.flatMap(filesIn).map((path) => `require('./${path}');`);
  const loads = specs.map((path) => `'${path}': () => require('./${path}')`);
  return `exports.code = () => { ${code.join(' ')} };\nexports.specs = { ${loads.join(', ')} };`;
}

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  return names.toSorted((one, other) => one.localeCompare(other)).map((name) => join(folder, name));
}

/** In one script every file has still an address of its own, by which it finds its texts. */
const addressesOfFiles = {
  name: 'addresses of files',
  setup({ onLoad }) {
    onLoad({ filter: /\/(src|test)\/.*\.ts$/ }, ({ path }) => {
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};
