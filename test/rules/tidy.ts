// The rules of style that can be judged soundly, each with the cure and with a planted text that breaks it.
import {
  declaredNames,
  endsInUnreachable,
  fieldsOfInterface,
  isBareText,
  lengthsOfTexts,
  lengthOf,
  linesWith,
  nameOf,
  textLines,
  textOf,
} from './nodes.ts';
import { type Finding, type Source, lineOf } from './source.ts';

export interface Rule {
  readonly name: string;
  readonly cure: string;
  /** Whether the rule holds for this file. */
  readonly appliesTo: (path: string) => boolean;
  /** A file that breaks the rule once, and one like it that does not. */
  readonly planted: { readonly path: string; readonly bad: string; readonly good: string };
  /** The lines that break the rule. */
  readonly linesOf: (source: Source) => readonly number[];
}

export function findings(rule: Rule, source: Source): readonly Finding[] {
  if (!rule.appliesTo(source.path)) return [];
  return rule.linesOf(source).map((line) => ({ line, cure: rule.cure }));
}

const everywhere = () => true;
const inProduct = (path: string) => !path.startsWith('test/');
const inFolders =
  (...folders: readonly string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(`${folder}/`));

/** Lists of codes and the like: they hold data, nobody reads them from top to bottom. */
const dataFiles: readonly string[] = [
  'src/domain/countries.ts',
  'src/domain/currencies.ts',
  'src/domain/vocabulary.ts',
];

const lines = (count: number, text = 'next();') => Array.from({ length: count }, () => text).join('\n');

export const rules: readonly Rule[] = [
  {
    name: 'no function is longer than a screen',
    cure: 'has a function of more than 50 lines: give its parts names and let it call them.',
    appliesTo: (path) => inProduct(path) || path.startsWith('test/support/'),
    planted: {
      path: 'src/life/planted.ts',
      bad: `function long() {\n${lines(49)}\n}`,
      good: `function long() {\n${lines(48)}\n}`,
    },
    linesOf: (source) => {
      const functions = source.nodes.filter(({ type }) =>
        /^(Function(Declaration|Expression)|ArrowFunctionExpression|ClassMethod|MethodProperty)$/.test(type),
      );
      return functions.filter((node) => lengthOf(source, node) > 50).map((node) => lineOf(source, node.span.start));
    },
  },
  {
    name: 'no file has more than 200 lines',
    cure: 'has more than 200 lines: it has more than one subject; give the second one a file of its own.',
    appliesTo: (path) => inProduct(path) && !dataFiles.includes(path),
    planted: { path: 'src/life/planted.ts', bad: `${lines(201)}\n`, good: `${lines(200)}\n` },
    linesOf: ({ text }) => (text.trimEnd().split('\n').length > 200 ? [201] : []),
  },
  {
    name: 'nothing is typed any',
    cure: 'says `any`: say what it is, or `unknown` and find out.',
    appliesTo: everywhere,
    planted: {
      path: 'test/planted.ts',
      bad: 'const x = (y: any) => y;',
      good: 'const any = (y: unknown) => y; // any',
    },
    linesOf: linesWith((node) => node.type === 'TsKeywordType' && node['kind'] === 'any'),
  },
  {
    name: 'a TODO says when it ends',
    cure: 'has a TODO without its condition: write `TODO until …:` or `TODO when …:`, or do it now.',
    appliesTo: (path) => !path.startsWith('test/rules/'),
    planted: {
      path: 'src/life/planted.ts',
      bad: '// TODO: later\n',
      good: '// TODO when the carrier answers by itself: drop this.\n',
    },
    linesOf: ({ text }) =>
      textLines(text, (line) => /\b(TODO|FIXME)\b/.test(line) && !/\bTODO (until|when|once) [^:]+:/.test(line)),
  },
  {
    name: 'every field of an exported interface is readonly',
    cure: 'exports an interface with a field that is not readonly: state is replaced, not changed.',
    // The database names its own shapes, and a workflow is where the state of a return is kept.
    appliesTo: (path) => inFolders('src', 'activities')(path) && !path.startsWith('src/adapters/'),
    planted: {
      path: 'src/domain/planted.ts',
      bad: 'export interface Line { amount: number }',
      good: "export interface Line { readonly amount: number; priced(): boolean } interface Own { amount: number } export interface Names { 'a-b': string }",
    },
    linesOf: (source) => {
      const exported = source.nodes.filter(({ type }) => type === 'ExportDeclaration').flatMap(fieldsOfInterface);
      return exported.filter((field) => field['readonly'] !== true).map(({ span }) => lineOf(source, span.start));
    },
  },
  {
    name: 'a field that ends in On is a Day, one that ends in At an Instant',
    cure: 'types a field `…On` or `…At` as bare string or number: use Day or Instant of src/domain/instant.ts.',
    appliesTo: inFolders('src/domain', 'src/contract', 'src/ports', 'src/life', 'src/case', 'workflows', 'activities'),
    planted: {
      path: 'src/ports/planted.ts',
      bad: 'interface Sent { readonly sentAt: string | null }',
      good: 'interface Sent { readonly sentAt: Instant | null; readonly at: Instant; readonly format: string }',
    },
    linesOf: linesWith(
      (node) =>
        node.type === 'TsPropertySignature' &&
        /[a-z](On|At)$/.test(nameOf(node['key'])) &&
        isBareText(node['typeAnnotation']),
    ),
  },
  {
    name: 'names are whole words',
    cure: 'abbreviates a name: write the word.',
    appliesTo: everywhere,
    planted: {
      path: 'activities/planted.ts',
      bad: 'function send(msg: Mail) {}',
      good: 'app.get("/", ({ req }) => req.param("msg")); const message = 1;',
    },
    linesOf: linesWith((node) => declaredNames(node).some((name) => abbreviations.has(name))),
  },
  {
    name: 'a switch ends in unreachable',
    cure: 'has a switch whose last case is not `default: return unreachable(…)`: then a new kind is noticed by the compiler.',
    appliesTo: inProduct,
    planted: {
      path: 'src/life/planted.ts',
      bad: 'switch (kind) { case "a": stop(); }',
      good: 'switch (kind) { case "a": stop(); break; default: unreachable(kind); }',
    },
    linesOf: linesWith((node) => node.type === 'SwitchStatement' && !endsInUnreachable(node)),
  },
  {
    name: 'nothing reads the zone of the machine',
    cure: 'reads the clock or calendar of the machine’s zone: use src/calendar, or the getUTC… form.',
    appliesTo: inProduct,
    planted: { path: 'src/case/planted.ts', bad: 'new Date(0).getHours();', good: 'new Date(0).getUTCHours();' },
    linesOf: linesWith((node) => node.type === 'MemberExpression' && localGetters.test(nameOf(node['property']))),
  },
  {
    name: 'days are counted by the calendar',
    cure: 'multiplies the length of a day: days are counted by src/calendar, since some have 23 or 25 hours.',
    appliesTo: inFolders('workflows', 'activities', 'src/life', 'src/case', 'src/contract', 'src/ports'),
    planted: {
      path: 'workflows/planted.ts',
      bad: 'const due = now + 3 * 86_400_000;',
      good: 'const due = now + 86_400;',
    },
    linesOf: linesWith((node) => node.type === 'NumericLiteral' && node['value'] === 86_400_000),
  },
  {
    name: 'no figure of a policy stands in code',
    cure: 'holds a number other than -1, 0, 1 and 2: figures stand in the pack, and code asks for them.',
    appliesTo: inFolders('workflows', 'src/life'),
    planted: {
      path: 'src/life/planted.ts',
      bad: 'const inTime = days <= 30;',
      good: 'const first = text.slice(0, 300); // 30',
    },
    linesOf: (source) => {
      const harmless = source.nodes.filter(({ type }) => type === 'TsLiteralType').concat(lengthsOfTexts(source));
      const starts = new Set(harmless.map(({ span }) => span.start));
      const numbers = source.nodes.filter(
        ({ type, value }) => type === 'NumericLiteral' && Math.abs(Number(value)) > 2,
      );
      return numbers.filter(({ span }) => !starts.has(span.start)).map(({ span }) => lineOf(source, span.start));
    },
  },
  {
    name: 'no code knows one shop',
    cure: 'names a shop or one of its clauses in code: what is particular to a shop stands in its pack.',
    appliesTo: (path) => inProduct(path) && !path.startsWith('src/policy/packs/'),
    planted: { path: 'src/life/planted.ts', bad: 'if (clause === "SOO-18") warn();', good: 'warn(); // SOO-18' },
    linesOf: linesWith((node) => /^(StringLiteral|TemplateElement)$/.test(node.type) && shopWords.test(textOf(node))),
  },
];

/** Shops' clauses and the shops themselves. `ALL-12` is common to all and may be cited by code. */
const shopWords = /\b(AIS|JSS|PLT|SOO|WEB)-[A-Z]?\d|\b(aisoon|justsoso|soocas)\b/;

const abbreviations: ReadonlySet<string> = new Set(
  (
    'addr amt arr btn cb cfg conf cnt ctx cur curr desc dest dir el elem err evt ex fn idx img info init len msg mgr num obj opt opts ' +
    'param params prev pkg pos prop props qty req res resp ret src str svc tmp tz usr val vals var'
  ).split(' '),
);

const localGetters =
  /^(get(Hours|Minutes|Seconds|Date|Day|Month|FullYear|TimezoneOffset)|set(Hours|Minutes|Date|Month|FullYear))$/;
