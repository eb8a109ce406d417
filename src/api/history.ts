// The history of one return: everything that an auditor may ask, in one piece.
import type { HistoryCase, MessageSent, ReturnHistory } from '../contract/history.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import { toldClocks } from '../contract/told-clock.ts';
import { type NotDone, noSuchReturn } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { caseOf, toldLate } from './history-case.ts';
import { partOf } from './parts.ts';

/** Temporal is asked for each part; a message that comes in between stands in the later ones alone. */
export async function historyOf(
  doors: ApiDoors,
  rma: string,
): Promise<{ readonly kind: 'history'; readonly history: ReturnHistory } | NotDone> {
  const card = await doors.returns.card(rma);
  if (card === undefined) return noSuchReturn();
  const [askedFor, clocks, rulings, timeline] = await Promise.all([
    partOf(doors, rma, 'askedFor'),
    partOf(doors, rma, 'clocks'),
    partOf(doors, rma, 'rulings'),
    partOf(doors, rma, 'timeline'),
  ]);
  for (const part of [askedFor, clocks, rulings, timeline]) if (part.kind === 'problems') return part;
  if (askedFor.kind === 'problems' || clocks.kind === 'problems') return noSuchReturn();
  if (rulings.kind === 'problems' || timeline.kind === 'problems') return noSuchReturn();
  const { pack, stage, outcome, attention, money, problems, at } = card;
  const history: ReturnHistory = {
    rma,
    pack,
    stage,
    outcome,
    attention,
    case: caseOf(askedFor.part, timeline.part, at) satisfies HistoryCase,
    toldLate: toldLate(timeline.part),
    rulings: rulings.part,
    clocks: toldClocks(clocks.part),
    money,
    refunds: await doors.reads.refundsMade.of(rma),
    messages: timeline.part.flatMap(messageOf),
    who: deedsOf(timeline.part),
    timeline: timeline.part,
    problems,
  };
  return { kind: 'history', history };
}

function messageOf({ kind, what: notice, at, clauses, details }: TimelineEntry): readonly MessageSent[] {
  if (kind !== 'mail') return [];
  const { to, messageId, bounced } = details;
  return [
    {
      notice,
      to: typeof to === 'string' ? to : '',
      at,
      clauses,
      messageId: typeof messageId === 'string' ? messageId : null,
      bounced: typeof bounced === 'string' ? bounced : null,
    },
  ];
}

/** In the order in which they first appear. */
function deedsOf(timeline: readonly TimelineEntry[]): ReturnHistory['who'] {
  const names = [...new Set(timeline.flatMap(({ by }) => (by === null ? [] : [by])))];
  return names.map((who) => ({ who, entries: timeline.filter(({ by }) => by === who).map(({ number }) => number) }));
}
