// What would come of a return that nobody has started: the machine lives through it, and nothing of that is kept.
import type { CaseFile } from '../contract/case-file.ts';
import type { CaseEvent } from '../contract/events.ts';
import type { Deadline, Preview, PreviewLine, PreviewRefund } from '../contract/preview.ts';
import type { Clock, ClockStep } from '../domain/clock.ts';
import type { PackStamp, Ruling } from '../domain/ruling.ts';
import type { Evidence, Question, Resolution, Route } from '../domain/vocabulary.ts';
import { attentionOf } from '../life/stage.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { type LivedCase, liveCase } from './decide.ts';
import { packOf } from './policy-book.ts';

/** By packs that were read; throws where the order's is not among them. */
export function previewBy(packs: readonly Pack[]): (stamp: PackStamp, wish: Wish) => Preview {
  return (stamp, wish) => preview(packOf(packs, stamp), wish);
}

export type Wish = Pick<CaseFile, 'shop' | 'order' | 'request'>;

/** As of the request's own instant. */
function preview(pack: Pack, wish: Wish): Preview {
  const now = lived(pack, wish, []).state;
  const later = ifAllGoesWell(pack, wish, now);
  const needed = now.rulings.find(({ question }) => question === 'evidence-needed');
  return {
    lines: wish.request.lines.map(({ line, quantity }) => ({ line, quantity, ...saidOf(now.rulings, line) })),
    evidence: {
      needed: [needed?.ruling ?? []].flat() as readonly Evidence[],
      missing: now.missing,
      clauses: needed?.clauses ?? [],
    },
    refund: later === undefined ? null : refundIn(later),
    deadlines: deadlines(now, later),
    attention: attentionOf(now),
    rulings: now.rulings,
    pack: pack.stamp,
  };
}

function lived(pack: Pack, wish: Wish, events: readonly CaseEvent[]): LivedCase {
  return liveCase(pack, { ...wish, events, asOf: wish.request.at });
}

function saidOf(rulings: readonly Ruling[], line: string): Omit<PreviewLine, 'line' | 'quantity'> {
  const of = (question: Question) => rulings.find((one) => one.question === question && one.line === line);
  const may = of('may-return');
  return {
    mayReturn: (may?.ruling ?? 'reviewer') as PreviewLine['mayReturn'],
    clauses: may?.clauses ?? [],
    route: (of('route')?.ruling ?? null) as Route | null,
    freight: (of('freight')?.ruling ?? null) as PreviewLine['freight'],
    resolutions: [of('resolutions')?.ruling ?? []].flat() as readonly Resolution[],
  };
}

/**
 * All that may come back is approved, sent, received and accepted, at the request's own instant. Undefined: nothing may,
 * or a reviewer would have to say more than that.
 */
function ifAllGoesWell(pack: Pack, wish: Wish, now: ReturnState): ReturnState | undefined {
  const { at } = wish.request;
  const alive = now.lines.filter(({ standing }) => standing !== 'refused');
  if (alive.length === 0) return undefined;
  const lines = alive.map(({ line, asked }) => ({ line, quantity: asked }));
  const { missing: evidence } = now;
  const supplied: CaseEvent = { event: 'evidence-supplied', at, by: 'customer', evidence };
  const begun = evidence.length > 0 ? [supplied] : [];
  const approval = { event: 'decided', at, by: 'supervisor:preview', reason: 'preview', verdict: 'approve' } as const;
  const ways = [{}, { exception: true }, { override: true }].map((more): readonly CaseEvent[] => [
    ...begun,
    { ...approval, ...more, lines },
  ]);
  const approved = ways.find((events) => lived(pack, wish, events).problems.length === 0);
  if (approved === undefined) return undefined;
  const { state } = lived(pack, wish, approved);
  return state.travels ? lived(pack, wish, [...approved, ...travel(wish, lines)]).state : state;
}

/** The goods come back with the gifts that came with them, and are as they should be. */
function travel({ order, request: { at } }: Wish, lines: CaseEvent<'received'>['lines']): readonly CaseEvent[] {
  const gifts = order.lines.filter(({ giftWith }) => lines.some(({ line }) => line === giftWith));
  const received = [...lines, ...gifts.map(({ id, quantity }) => ({ line: id, quantity }))];
  return [
    { event: 'parcel-scanned', at, by: 'carrier' },
    { event: 'received', at, by: 'inspector', lines: received },
    { event: 'inspected', at, by: 'inspector', sheet: {}, verdict: 'accept' },
  ];
}

/** The steps of a clock by which money has to be on its way. */
const paying: readonly ClockStep[] = ['refund', 'credit', 'decision-and-refund'];

function refundIn({ money, clocks }: ReturnState): PreviewRefund | null {
  if (money.method === null) return null;
  const clock = clocks.findLast(({ step, state }) => paying.includes(step) && state !== 'ended');
  const { dueAt = null, clauses = [] } = clock ?? {};
  return { money, dueAt, clauses };
}

function deadlines(now: ReturnState, later: ReturnState | undefined): readonly Deadline[] {
  const isNow = (clock: Clock): boolean => now.clocks.some(({ id, line }) => id === clock.id && line === clock.line);
  const listed = (clocks: readonly Clock[]) => clocks.filter(({ unlisted }) => unlisted === undefined);
  return [
    ...listed(now.clocks).map((clock) => deadline(clock, 'now')),
    ...listed(later?.clocks ?? [])
      .filter((clock) => !isNow(clock))
      .map((clock) => deadline(clock, 'later')),
  ];
}

function deadline(clock: Clock, begins: Deadline['begins']): Deadline {
  const { id, step, line, clauses, owes, zone, targetAt, dueAt } = clock;
  return { id, step, ...(line !== undefined && { line }), clauses, owes, zone, targetAt, dueAt, begins };
}
