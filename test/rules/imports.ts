// Judges what a file loads by the folder table.
import { posix } from 'node:path';
import { type Finding, type Node, type Source, isNode, lineOf } from './source.ts';
import { type FolderRule, reserved, table, words } from './table.ts';

/** What a file loads against the table, each with its cure. Entry points, `src/NAME.ts`, join and may load anything. */
export function forbiddenImports(source: Source): readonly Finding[] {
  const rule = ruleFor(source.path);
  if (!rule && isEntryPoint(source.path)) return [];
  return importsOf(source).flatMap((loaded): readonly Finding[] => {
    const cure = rule ? cureFor(source.path, rule, loaded) : unknownFolder;
    return cure ? [{ line: loaded.line, cure }] : [];
  });
}

const unknownFolder = 'lies in a folder that is not in the folder table: move it, or add a row (test/rules/table.ts).';

interface Import {
  /** `node:fs`, `zod`, or a path from the top of the repository. */
  readonly target: string;
  readonly asType: boolean;
  readonly line: number;
}

function cureFor(path: string, rule: FolderRule, { target, asType }: Import): string | undefined {
  const own = rule.folders.find((folder) => isUnder(path, folder)) ?? '';
  if (isEntryPoint(target)) return `loads the entry point ${target}: entry points join things and nobody loads them.`;
  if (isUnder(target, own)) return undefined;
  const { mayLoad, asTypes = [] } = rule;
  if (mayLoad.some((word) => allows(word, target))) return undefined;
  if (asType && asTypes.some((word) => allows(word, target))) return undefined;
  const types = asTypes.length > 0 ? `, and by \`import type\` ${asTypes.join(', ')}` : '';
  return `loads ${target}, but ${own} may load only: ${mayLoad.join(', ')}${types}. Let an entry point hand it in through src/ports.`;
}

function allows(word: string, target: string): boolean {
  const meant = words[word] ?? (/^`.+`$/.test(word) ? [word.slice(1, -1)] : undefined);
  if (!meant) throw new Error(`test/rules/table.ts does not say what “${word}” stands for.`);
  return meant.some((name) => {
    if (name === '*') return isPackage(target) && !Object.keys(reserved).some((one) => isUnder(target, one));
    if (name === 'node:*') return target.startsWith('node:');
    return isUnder(target, name);
  });
}

function ruleFor(path: string): FolderRule | undefined {
  return table.find(({ folders }) => folders.some((folder) => isUnder(path, folder)));
}

function isUnder(target: string, folder: string): boolean {
  return folder !== '' && (target === folder || target.startsWith(`${folder}/`));
}

function isEntryPoint(path: string): boolean {
  return /^src\/[^/]+\.ts$/.test(path);
}

/** Paths of ours end in `.ts`, `.json` and so on under one of our folders; all else is a package. */
function isPackage(target: string): boolean {
  return !target.startsWith('node:') && !/^(src|workflows|activities|test)\//.test(target) && !target.startsWith('..');
}

function importsOf(source: Source): readonly Import[] {
  return source.nodes.flatMap((node): readonly Import[] => {
    const text = specifierOf(node);
    if (text === undefined) return [];
    const target = text.startsWith('.') ? posix.join(posix.dirname(source.path), text) : text;
    return [
      {
        target,
        asType: node['typeOnly'] === true || node.type === 'TsImportType',
        line: lineOf(source, node.span.start),
      },
    ];
  });
}

/** Of `import`, `export … from`, `import()`, `import('…').Type`, `import x = require()` and `require()`. */
function specifierOf(node: Node): string | undefined {
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return textOf(node['source']);
  if (node.type === 'TsImportType') return textOf(node['argument']);
  if (node.type === 'TsExternalModuleReference') return textOf(node['expression']);
  const callee = node['callee'];
  if (node.type !== 'CallExpression' || !isNode(callee) || !isLoading(callee)) return undefined;
  const [first] = node['arguments'] as readonly { readonly expression: unknown }[];
  return textOf(first?.expression) ?? 'a computed path';
}

function isLoading(callee: Node): boolean {
  return callee.type === 'Import' || (callee.type === 'Identifier' && callee['value'] === 'require');
}

function textOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'StringLiteral' ? String(node['value']) : undefined;
}
