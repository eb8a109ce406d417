// What operators see from outside: search attributes, the live card, the read model. Written when something changed.
import { isCancellation, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Card } from '../src/contract/card.ts';
import { urgent } from '../src/life/card.ts';
import { patient, quick } from './activities.ts';
import { cardNow, detailsOf } from './card.ts';
import type { Desk } from './desk.ts';

/** Shows each change once; the activity that answered has mostly written the read model already. */
export function showChanges(desk: Desk): () => Promise<void> {
  let shown = '';
  let attributes = '';
  return async () => {
    const card = cardNow(desk);
    const now = lookOf(card);
    setCurrentDetails(detailsOf(desk)); // It says more than the card, and asks nothing of the server.
    if (now !== shown) {
      shown = now;
      const wanted = attributesOf(desk, card);
      if (JSON.stringify(wanted) !== attributes) upsertSearchAttributes(wanted);
      attributes = JSON.stringify(wanted);
    }
    if (now === desk.recorded) return;
    desk.recorded = now;
    await record(card);
  };
}

/** The card without what differs at each look. */
export function lookOf(card: Card): string {
  return JSON.stringify({ ...card, at: '', revision: 0 });
}

function attributesOf(desk: Desk, card: Card) {
  const clock = urgent(desk.state);
  return {
    ReturnStage: [card.stage],
    ReturnDueAt: clock?.dueAt == null ? [] : [new Date(Date.parse(clock.dueAt) + desk.input.clockShift)],
    ReturnClock: clock === undefined ? [] : [clock.state === 'paused' ? 'PAUSED' : 'RUNNING'],
    ReturnOutcome: card.outcome === null ? [] : [card.outcome],
    ReturnAttention: [...card.attention],
  };
}

/** A copy: where it cannot be written at once an ordinary activity goes on trying, and nothing waits for it. */
async function record(card: Card): Promise<void> {
  const summary = `record ${card.stage}`;
  try {
    await quick.recordStage.executeWithOptions({ summary }, [card]);
  } catch (error) {
    if (isCancellation(error)) throw error;
    void patient.recordStage.executeWithOptions({ summary }, [card]).catch(() => undefined);
  }
}
