// The timeline of a return: what was written down as it happened, told with what each entry has changed.
import type { NoticeAnswer, NoticeOrder, PapersAnswer, RefundOutcome, RefundRequest } from '../contract/effects.ts';
import type { Problem } from '../contract/problems.ts';
import { type TimelineEntry, timelinePage, type TimelinePage } from '../contract/timeline.ts';
import type { Instant } from '../domain/instant.ts';
import type { Who } from '../domain/vocabulary.ts';
import type { Strike } from './clocks.ts';
import { changesBetween, type Look } from './look.ts';
import type { LifeFact } from './state.ts';

/** Something that happened or was done. */
export type Deed =
  | {
      readonly kind: 'fact';
      readonly fact: LifeFact;
      /** The sender's id of the message; null: no message told it. */
      readonly id: string | null;
      /** Who sent it, where the fact itself does not say. */
      readonly by: Who | null;
      readonly refused: Problem | null;
      readonly early: boolean;
    }
  | { readonly kind: 'clock'; readonly at: Instant; readonly clock: string; readonly what: Strike['what'] }
  | {
      readonly kind: 'mail';
      readonly order: Pick<NoticeOrder, 'notice' | 'to' | 'clauses'>;
      readonly answer: NoticeAnswer;
    }
  | { readonly kind: 'papers'; readonly at: Instant; readonly made: PapersAnswer }
  | { readonly kind: 'refund'; readonly request: RefundRequest; readonly outcome: RefundOutcome };

export type Logged = Deed & {
  readonly takenAt: Instant;
  /** Of the return afterwards. */
  readonly look: Look;
};

/** At most `timelinePage` entries, from the one of this number on. */
export function timelinePageOf(log: readonly Logged[], from: number): TimelinePage {
  const first = Math.max(1, Math.trunc(from) || 1);
  const last = first - 1 + timelinePage;
  const entries = log
    .slice(first - 1, last)
    .map((logged, place) => entryOf(logged, log[first - 2 + place]?.look, first + place));
  return { entries, next: last < log.length ? last + 1 : null };
}

function entryOf(logged: Logged, before: Look | undefined, number: number): TimelineEntry {
  const { kind, takenAt, look } = logged;
  const changes = changesBetween(before, look);
  const { clauses, ...told } = toldOf(logged);
  const named = clauses ?? changes.flatMap((change) => ('clauses' in change ? change.clauses : []));
  const { stage, outcome } = look;
  return { number, takenAt, kind, ...told, clauses: [...new Set(named)], stage, outcome, changes };
}

type Told = Pick<TimelineEntry, 'at' | 'what' | 'by' | 'via' | 'id' | 'details' | 'refused' | 'early'> & {
  /** Absent: those of what it changed. */
  readonly clauses?: readonly string[];
};

function toldOf(deed: Deed): Told {
  if (deed.kind === 'fact') return factTold(deed);
  const ours = { by: null, via: 'homeward' } as const;
  if (deed.kind === 'clock') return { ...ours, at: deed.at, what: deed.clock, details: { reached: deed.what } };
  if (deed.kind === 'papers') {
    const { papers, lacks, why } = deed.made;
    const details = { papers: papers.map(({ kind }) => kind), lacks, ...(why !== undefined && { why }) };
    return { ...ours, at: deed.at, what: 'papers', details, clauses: [] };
  }
  return deed.kind === 'mail' ? { ...ours, ...mailTold(deed) } : { ...ours, ...refundTold(deed) };
}

function factTold({ fact, id, by, refused, early }: Extract<Deed, { readonly kind: 'fact' }>): Told {
  const { event, at, ...rest } = fact;
  const { by: teller, via, ...fields } = rest as { readonly by?: Who; readonly via?: string };
  const told = Object.entries(fields).filter(([name]) => name !== 'parts'); // Each refund tells its own part.
  const details = Object.fromEntries(told.map(([name, value]) => [name, name === 'account' ? withheld : value]));
  return {
    at,
    what: event,
    by: teller ?? by,
    via: via === 'temporal' ? 'temporal' : id === null && event !== 'opened' ? 'homeward' : 'api',
    ...(id !== null && { id }),
    details,
    ...(refused !== null && { refused }),
    ...(early && { early }),
  };
}

/** In place of an account of the customer's own: that they named one counts (WEB-17), which one is theirs alone. */
const withheld = 'withheld';

function mailTold({ order, answer }: Extract<Deed, { readonly kind: 'mail' }>) {
  const { notice, to, clauses } = order;
  const sent = answer.kind === 'sent';
  const said = sent ? { messageId: answer.messageId, lacks: answer.lacks } : { bounced: answer.reason };
  return { at: answer.at, what: notice, details: { to, ...said }, clauses };
}

function refundTold({ request, outcome }: Extract<Deed, { readonly kind: 'refund' }>) {
  const { cause, slot, payment, amount, currency, clauses } = request;
  const { at, kind, ...said } = outcome;
  const details = { cause, slot, provider: payment.provider, amount, currency, ...said };
  return { at, what: kind, details, clauses };
}
