// A return that only knows how to be spoken to: what the door needs of the other side, and no policy.
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Card } from '../../src/contract/card.ts';
import type { ReturnInput } from '../../src/contract/input.ts';
import {
  cardQuery,
  type Heard,
  type Message,
  signalDefinition,
  updateDefinition,
} from '../../src/contract/messages.ts';

export async function returnCase({ rma, shop }: ReturnInput): Promise<void> {
  const heard: Message[] = [];
  let ended = false;
  setHandler(
    updateDefinition('decide'),
    (message) => {
      heard.push(message);
      return { stage: 'in-review', early: heard.length > 1 };
    },
    {
      validator({ verdict, reason }) {
        if (verdict === 'approve' || reason !== undefined) return;
        throw ApplicationFailure.nonRetryable('A decline has a reason.', 'REASON_MISSING', { at: 'reason' });
      },
    },
  );
  setHandler(updateDefinition('withdraw'), (): Heard => {
    ended = true;
    return { stage: 'closed', early: false };
  });
  setHandler(updateDefinition('appeal'), () => {
    throw ApplicationFailure.nonRetryable('nobody knows why', 'Strange');
  });
  setHandler(signalDefinition('approve'), (message) => void heard.push(message));
  setHandler(cardQuery, (): Card => ({ rma, shop, revision: heard.length }) as Card);
  await condition(() => ended);
  upsertSearchAttributes({ ReturnOutcome: ['withdrawn'] });
  await condition(allHandlersFinished);
}
