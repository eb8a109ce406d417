// `npm run bench:policy`: how long a ruling and a whole answer take, each as a ratio to JSON.parse of the same order.
import { answer } from '../../src/case/answer.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import type { Ask } from '../../src/life/ask.ts';
import { begin } from '../../src/life/begin.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import { lineFacts, nothingLater } from '../../src/policy/facts.ts';
import { packInForce } from '../../src/policy/in-force.ts';
import type { Pack } from '../../src/policy/load.ts';
import { mayReturn } from '../../src/policy/rules/may-return.ts';
import { windowsOf } from '../../src/policy/rules/opened-within.ts';
import { examples } from '../support/examples.ts';

/** What is measured of one example; each gives a number that depends on its result, so that none is left out as unused. */
interface Subject {
  readonly shop: string;
  readonly parse: () => number;
  /** Facts are drawn from order and request, and the clauses are asked; the windows' ends are known. */
  readonly rule: () => number;
  /** Rulings, clocks and money for every fact of the case, as the machine asks for them. */
  readonly answers: readonly (() => number)[];
}

/**
 * Pairs are short, so that whatever else the machine does falls into few of them. An order is met several times in a row,
 * since the one that is ruled on has just been read.
 */
const sizes = {
  ruling: { orders: 4, times: 20, rounds: 60 },
  answer: { orders: 1, times: 2, rounds: 20 },
} as const;

const { packs, shops } = joinPolicies();
const subjects = examples().flatMap((example) => subjectsOf(example.case));
const byShop = shops.map((shop) => subjects.filter((subject) => subject.shop === shop));
const rulings = byShop.map((ofShop) =>
  ratios(
    batches(ofShop, sizes.ruling.orders).map((batch) => ({
      works: batch.map(({ rule }) => rule),
      parses: batch.map(({ parse }) => parse),
    })),
    sizes.ruling,
  ),
);
const answers = byShop.map((ofShop) =>
  ratios(
    batches(ofShop, sizes.answer.orders).map((batch) => ({
      works: batch.flatMap((subject) => subject.answers),
      parses: batch.flatMap((subject) => subject.answers.map(() => subject.parse)),
    })),
    sizes.answer,
  ),
);
process.stdout.write(`${subjects.length} orders of ${shops.length} shops; ratios to JSON.parse of the order\n`);
process.stdout.write(`one may-return ruling, its due instant known: ${summary(rulings)}\n`);
process.stdout.write(`a whole answer with clocks and money:         ${summary(answers)}\n`);

/** None of a hostile file, which nobody rules on. */
function subjectsOf(value: { readonly shop: string; readonly order?: unknown }): readonly Subject[] {
  const read = readCaseValue(value, shops);
  const file = read.kind === 'case' ? read.file : undefined;
  const pack = file === undefined ? undefined : packInForce(packs, file.shop, file.order.placedAt);
  if (file === undefined || pack === undefined) return [];
  const text = JSON.stringify(value.order);
  return [
    {
      shop: file.shop,
      parse: () => Object.keys(JSON.parse(text) as object).length,
      rule: rulingOf(pack, file),
      answers: asksOf(pack, file).map((ask) => () => answer(pack, ask).money.lines.length),
    },
  ];
}

function rulingOf(pack: Pack, { order, request }: CaseFile): () => number {
  const wanted = request.lines[0];
  const line = order.lines.find(({ id }) => id === wanted?.line);
  if (wanted === undefined || line === undefined) throw new Error(`The request of order ${order.number} has no line.`);
  const asked = { order, request, line, ground: wanted.ground ?? request.ground, shopZone: pack.document.zone };
  const later = { ...nothingLater, resolution: request.resolution };
  const windows = windowsOf(pack, asked, lineFacts(asked, later));
  return () => mayReturn(pack, asked, lineFacts(asked, later), windows).clauses.length;
}

/** For the opening and each event of the file in turn; what does not fit its stage is not asked about. */
function asksOf(pack: Pack, file: CaseFile): readonly Ask[] {
  const asks: Ask[] = [];
  const noting = (ask: Ask): ReturnType<typeof answer> => {
    asks.push(ask);
    return answer(pack, ask);
  };
  const opened = run(begin(file), { event: 'opened', at: file.request.at }, noting).at(-1)?.state;
  file.events.reduce<ReturnState | undefined>(
    (state, event) => (state === undefined ? undefined : run(state, event, noting).at(-1)?.state),
    opened,
  );
  return asks;
}

type Work = () => number;

interface Pair {
  readonly works: readonly Work[];
  /** As many. */
  readonly parses: readonly Work[];
}

function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const starts = items.map((_, place) => place).filter((place) => place % size === 0);
  return starts.map((start) => items.slice(start, start + size));
}

/**
 * The two in turn, and which of them goes first in turn too, so that a change of the machine's speed meets both. The first
 * fifth of the rounds is for the engine to learn, and does not count.
 */
function ratios(pairs: readonly Pair[], { rounds, times }: Sizes): readonly number[] {
  const all = Array.from({ length: Math.ceil(rounds * 1.25) }, (_, round) =>
    pairs.map(({ works, parses }) => {
      const before = round % 2 === 0 ? timeOf(parses, times) : undefined;
      const time = timeOf(works, times);
      return time / (before ?? timeOf(parses, times));
    }),
  );
  return all.slice(-rounds).flat();
}

interface Sizes {
  readonly rounds: number;
  readonly times: number;
}

/** Nanoseconds. */
function timeOf(works: readonly Work[], times: number): number {
  const from = process.hrtime.bigint();
  let sum = 0;
  for (let time = 0; time < times; time += 1) for (const work of works) sum += work();
  const taken = Number(process.hrtime.bigint() - from);
  if (sum < 0) throw new Error('Nothing was done.');
  return taken;
}

/** The median of all pairs with the range of its middle four fifths, and the medians of the shops. */
function summary(ofShops: readonly (readonly number[])[]): string {
  const all = ofShops.flat();
  const each = shops.map((shop, place) => `${shop} ${quantile(ofShops[place] ?? [], 0.5)}`);
  return `${quantile(all, 0.5)} (${quantile(all, 0.1)} to ${quantile(all, 0.9)}; ${each.join(', ')})`;
}

function quantile(values: readonly number[], part: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
}
