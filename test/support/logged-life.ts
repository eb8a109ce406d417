// A life as a workflow writes it down, lived by the machine alone.
import { answer } from '../../src/case/answer.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { CaseEvent } from '../../src/contract/events.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { begin } from '../../src/life/begin.ts';
import { cardOf } from '../../src/life/card.ts';
import { lookAt } from '../../src/life/look.ts';
import { run } from '../../src/life/run.ts';
import type { LifeFact, ReturnState } from '../../src/life/state.ts';
import type { Deed, Logged } from '../../src/life/timeline.ts';
import type { Pack } from '../../src/policy/load.ts';

export interface LoggedLife {
  readonly log: readonly Logged[];
  readonly state: ReturnState;
  /** Tells the return something; the message's id is the number of the entry. */
  tell(event: CaseEvent, takenAt?: Instant): void;
  /** Writes down what was done about it. */
  note(deed: Deed, takenAt: Instant): void;
  card(at: Instant): ReturnType<typeof cardOf>;
}

export function logLife(pack: Pack, file: Pick<CaseFile, 'shop' | 'order' | 'request'>, rma: string): LoggedLife {
  const log: Logged[] = [];
  let state = begin(file);
  const note = (deed: Deed, takenAt: Instant): void => void log.push({ ...deed, takenAt, look: lookAt(state) });
  const take = (fact: LifeFact, id: string | null, takenAt: Instant): void => {
    const steps = run(state, fact, (ask) => answer(pack, ask));
    state = steps.at(-1)?.state ?? state;
    const refused = steps
      .flatMap(({ effects }) => effects)
      .find((effect) => effect.effect === 'refuse' && effect.about === fact);
    const early = state.early.some((event) => event === fact);
    const problem = refused?.effect === 'refuse' ? refused.problem : null;
    note({ kind: 'fact', fact, id, by: id === null ? 'customer' : null, refused: problem, early }, takenAt);
  };
  take({ event: 'opened', at: file.request.at }, null, file.request.at);
  return {
    log,
    get state() {
      return state;
    },
    tell: (event, takenAt = event.at) => take(event, `message-${log.length + 1}`, takenAt),
    note,
    card: (at) => cardOf({ rma, shop: file.shop, orderNumber: file.order.number, pack: pack.stamp }, state, at),
  };
}
