// Why a message was not taken, in the words of our problems.
import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowExecutionDescription,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, defineSearchAttributeKey } from '@temporalio/common';
import { rmaOfWorkflow } from '../contract/ids.ts';
import { outcomes, type Outcome } from '../domain/vocabulary.ts';
import type { Records } from '../ports/records.ts';
import type { Told } from '../ports/returns.ts';
import { isPrecondition, orUnavailable, problemOf, unavailable } from './temporal-failures.ts';

/** What the sender is told; throws `ReturnsUnavailable` if it may have been taken, and errors that are ours. */
export async function refusalBehind(
  error: unknown,
  handle: WorkflowHandle,
  records: Records | undefined,
): Promise<Told> {
  if (error instanceof WorkflowUpdateFailedError && !endedMeanwhile(error)) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { kind: 'problem', problem };
  }
  if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError) {
    return notThere(await described(handle), handle, records);
  }
  if (!isPrecondition(error)) throw orUnavailable(error);
  if ((await described(handle))?.status.name !== 'PAUSED') throw unavailable(error);
  return { kind: 'problem', problem: { at: '', code: 'PAUSED', detail: 'An operator has paused this return.' } };
}

/** The return took the message and ended before it was answered. */
function endedMeanwhile({ cause }: WorkflowUpdateFailedError): boolean {
  return cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow';
}

/** Undefined: Temporal knows none of this id. */
async function described(handle: WorkflowHandle): Promise<WorkflowExecutionDescription | undefined> {
  try {
    return await handle.describe();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw orUnavailable(error);
  }
}

/** Unknown and ended look alike to a message; only the description, or the read model after it, tells them apart. */
async function notThere(
  description: WorkflowExecutionDescription | undefined,
  handle: WorkflowHandle,
  records: Records | undefined,
): Promise<Told> {
  if (description?.status.name === 'RUNNING') throw unavailable();
  const recorded = await records?.find(rmaOfWorkflow(handle.workflowId));
  if (description === undefined && recorded === undefined) {
    return { kind: 'problem', problem: { at: '', code: 'NOT_FOUND', detail: 'There is no such return.' } };
  }
  const outcome = outcomeOf(description) ?? recorded?.outcome ?? undefined;
  const detail = outcome === undefined ? 'The return has ended.' : `The return has ended: ${outcome}.`;
  return { kind: 'problem', problem: { at: '', code: 'RETURN_ENDED', detail }, ...(outcome && { outcome }) };
}

function outcomeOf(description: WorkflowExecutionDescription | undefined): Outcome | undefined {
  const said = description?.typedSearchAttributes.get(defineSearchAttributeKey('ReturnOutcome', 'KEYWORD'));
  return outcomes.find((outcome) => outcome === said);
}
