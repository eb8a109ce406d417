// What a running return, or one that Temporal still keeps, answers when it is asked about itself.
import { QueryRejectedError, WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import type { Card } from '../contract/card.ts';
import type { TimelineEntry, TimelinePage } from '../contract/timeline.ts';
import type { Records } from '../ports/records.ts';
import type { Kept, ReturnParts } from '../ports/returns.ts';
import { isPrecondition, orUnavailable, unavailable } from './temporal-failures.ts';

export interface Asked {
  readonly handle: WorkflowHandle;
  readonly rma: string;
  readonly records: Records | undefined;
}

/** Throws `ReturnsUnavailable` where no worker answers: only a worker knows more than the card. */
export async function readPart<Name extends keyof ReturnParts>(
  { handle, rma, records }: Asked,
  name: Name,
): Promise<Kept<ReturnParts[Name]> | undefined> {
  try {
    const part = name === 'timeline' ? await wholeTimeline(handle) : await handle.query(name);
    return { kind: 'kept', part: part as ReturnParts[Name] };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw unanswered(error);
    const card = await records?.find(rma);
    return card && { kind: 'forgotten', card };
  }
}

/** The last card that was written down; a little old, but better than none. Undefined: there is no such return. */
export async function cardWithoutWorker(error: unknown, { rma, records }: Asked): Promise<Card | undefined> {
  const recorded = await records?.find(rma);
  if (recorded !== undefined || error instanceof WorkflowNotFoundError) return recorded;
  throw unanswered(error);
}

/** Undefined when the time is over; a return that has just begun was not judged yet. */
export async function judgedCard(handle: WorkflowHandle, until: number): Promise<Card | undefined> {
  try {
    const card = await handle.query<Card>('card');
    if (card.revision > 0 || Date.now() > until) return card.revision > 0 ? card : undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    const known = unanswered(error);
    if (known === error) throw error;
    return undefined;
  }
  await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  return judgedCard(handle, until);
}

const betweenLooksMs = 50;

async function wholeTimeline(handle: WorkflowHandle): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let from: number | null = 1; from !== null;) {
    const page: TimelinePage = await handle.query<TimelinePage, [number]>('timeline', from);
    entries.push(...page.entries);
    from = page.next;
  }
  return entries;
}

function unanswered(error: unknown): unknown {
  const isSilent = isPrecondition(error) || error instanceof QueryRejectedError;
  return isSilent ? unavailable(error) : orUnavailable(error);
}
