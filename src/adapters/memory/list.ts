// Lists of cards that are handed in.
import type { Card } from '../../contract/card.ts';
import type { ListWanted, ReturnList } from '../../ports/return-list.ts';
import type { Stage } from '../../domain/vocabulary.ts';

/** Knows only the filters `shop` and `stage`; all else is for the database. */
export function memoryList(cards: readonly Card[]): ReturnList {
  const matching = ({ shop, stage }: ListWanted): readonly Card[] =>
    cards.filter((card) => (shop ?? card.shop) === card.shop && (stage ?? card.stage) === card.stage);
  return {
    page: (wanted, { limit, after }) => {
      const found = matching(wanted).toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
      const rest = found.filter((card) => after === undefined || placeOf(card) > textOf(after.dueAt, after.rma));
      return Promise.resolve(rest.slice(0, limit).map((card) => ({ card, clock: card.owes && ('running' as const) })));
    },
    counts: (wanted) => {
      const { stage: _, ...others } = wanted;
      const counts: Partial<Record<Stage, number>> = {};
      for (const { stage } of matching(others)) counts[stage] = (counts[stage] ?? 0) + 1;
      return Promise.resolve(counts);
    },
  };
}

function placeOf({ owes, rma }: Card): string {
  return textOf(owes?.dueAt ?? null, rma);
}

function textOf(dueAt: string | null, rma: string): string {
  return `${dueAt ?? '9999'} ${rma}`;
}
