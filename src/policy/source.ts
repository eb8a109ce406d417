// A pack's YAML with its positions, so that every complaint names the line on which the cure is made.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { flawsOf } from './flaws.ts';

/** What is wrong at a place of the file, as the rest of a sentence after the place. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly saying: string;
}

export interface Source<Content> {
  readonly document: Content;
  /** Throws an Error with one sentence a line if there are flaws. */
  refuse(flaws: readonly Flaw[]): void;
  /** From 1; of a path that is not there, the line of the innermost part that is. */
  lineOf(path: Flaw['path']): number;
}

/** Parses and checks a file against a form. Throws an Error with one sentence a line for all that is wrong. */
export function readSource<Form extends z.ZodType>(file: string, yaml: string, form: Form): Source<z.output<Form>> {
  const lines = new LineCounter();
  const tree = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const broken = tree.errors.map(({ message, pos }) => `${file}, line ${lineAt(pos[0])}: this is no YAML; ${message}.`);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  const lineOf = (path: Flaw['path']): number =>
    lineAt(offsetOf(path, tree.contents, (node) => (isAlias(node) ? node.resolve(tree) : node)));
  const refuse = (flaws: readonly Flaw[]): void => {
    const sentences = flaws.map(({ path, saying }) => `${file}, line ${lineOf(path)}, ${written(path)}: ${saying}`);
    if (sentences.length > 0) throw new Error(sentences.join('\n'));
  };
  const value: unknown = tree.toJS();
  const result = form.safeParse(value);
  if (!result.success) refuse(flawsOf(result.error.issues, value));
  return { document: result.data as z.output<Form>, refuse, lineOf };
}

type Resolve = (node: Node | null | undefined) => Node | null | undefined;

/** Where the node at a path begins, or the innermost one on the way to it that is there. */
function offsetOf(path: readonly (string | number)[], contents: Node | null, resolve: Resolve): number {
  let place: Node | null | undefined = contents;
  let offset = place?.range?.[0] ?? 0;
  for (const step of path) {
    const node = resolve(place);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      place = pair.value as Node | null;
    } else if (isSeq(node)) {
      place = node.items[Number(step)] as Node | undefined;
      offset = place?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** `clauses[3].rule.clock.unit`; a name with a dash stands like any other. */
function written(path: readonly (string | number)[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? 'the whole file' : text.replace(/^\./, '');
}
