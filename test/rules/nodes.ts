// What rules ask of the nodes of a syntax tree.
import { type Node, type Source, isNode, lineOf } from './source.ts';

export function linesWith(breaks: (node: Node) => boolean): (source: Source) => readonly number[] {
  return (source) => source.nodes.filter(breaks).map(({ span }) => lineOf(source, span.start));
}

export function textLines(text: string, breaks: (line: string) => boolean): readonly number[] {
  return text.split('\n').flatMap((line, index) => (breaks(line) ? [index + 1] : []));
}

export function lengthOf(source: Source, { span }: Node): number {
  return lineOf(source, span.end) - lineOf(source, span.start) + 1;
}

/** What a node declares itself; a name taken out of somebody else’s object is theirs. */
export function declaredNames(node: Node): readonly string[] {
  if (node.type === 'VariableDeclarator') return [nameOf(node['id'])];
  if (node.type === 'Parameter') return [nameOf(node['pat'])];
  if (node.type === 'FunctionDeclaration') return [nameOf(node['identifier'])];
  if (node.type === 'TsPropertySignature') return [nameOf(node['key'])];
  if (node.type === 'ArrowFunctionExpression') return (node['params'] as readonly unknown[]).map(nameOf);
  return [];
}

/** None where names with dashes stand: such an interface only pairs names with types. */
export function fieldsOfInterface(node: Node): readonly Node[] {
  const declared = node['declaration'];
  if (!isNode(declared) || declared.type !== 'TsInterfaceDeclaration' || !isNode(declared['body'])) return [];
  const fields = (declared['body']['body'] as readonly Node[]).filter(({ type }) => type === 'TsPropertySignature');
  return fields.some(({ key }) => isNode(key) && key.type === 'StringLiteral') ? [] : fields;
}

export function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node['value']) : '';
}

export function textOf(node: Node): string {
  return String(node.type === 'StringLiteral' ? node['value'] : node['raw']);
}

export function isBareText(annotation: unknown): boolean {
  if (!isNode(annotation)) return false;
  const type = isNode(annotation['typeAnnotation']) ? annotation['typeAnnotation'] : annotation;
  const types = type.type === 'TsUnionType' ? (type['types'] as readonly Node[]) : [type];
  return types.some(({ kind }) => kind === 'string' || kind === 'number');
}

/** Numbers that cut or fill a text: `slice(0, 300)`. */
export function lengthsOfTexts({ nodes }: Source): readonly Node[] {
  const calls = nodes.filter(
    ({ callee }) => isNode(callee) && /^(slice|padStart|padEnd)$/.test(nameOf(callee['property'])),
  );
  return calls
    .flatMap((call) => call['arguments'] as readonly { readonly expression: Node }[])
    .map(({ expression }) => expression);
}

export function endsInUnreachable(node: Node): boolean {
  const last = (node['cases'] as readonly Node[]).at(-1);
  return last !== undefined && last['test'] === null && JSON.stringify(last['consequent']).includes('"unreachable"');
}
