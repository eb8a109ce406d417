// Writes what people see of a return into the read model; an older revision or run never covers a newer one.
import { activityInfo } from '@temporalio/activity';
import type { Card } from '../src/contract/card.ts';
import type { Records } from '../src/ports/records.ts';

export function recordStage(deps: { readonly records: Records }): (card: Card) => Promise<void> {
  return async (card) => deps.records.write(card, { run: activityInfo().workflowExecution?.runId });
}
