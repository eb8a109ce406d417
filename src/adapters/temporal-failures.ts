// Temporal's failures in our own words: what is a problem of the request, and what may be tried again.
import {
  isGrpcServiceError,
  type WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type Problem, type ProblemCode, problems } from '../contract/problems.ts';
import { ReturnsUnavailable } from '../ports/returns.ts';

/** The problem that a validator or handler refused an update with; undefined: it was no refusal of ours. */
export function problemOf(failed: WorkflowUpdateFailedError): Problem | undefined {
  const { cause } = failed;
  if (!(cause instanceof ApplicationFailure) || !isProblemCode(cause.type)) return undefined;
  const details: unknown = cause.details?.[0];
  const at = typeof details === 'object' && details !== null && 'at' in details ? details.at : undefined;
  return { at: typeof at === 'string' ? at : '', code: cause.type, detail: cause.message };
}

/** What is to be thrown: `ReturnsUnavailable` where no answer came, else the error as it is. */
export function orUnavailable(error: unknown): unknown {
  if (error instanceof ReturnsUnavailable) return error;
  const code = grpcCodeOf(error);
  const silent = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || retryCodes.includes(code ?? 0);
  return silent ? unavailable(error) : error;
}

export function unavailable(cause?: unknown): ReturnsUnavailable {
  const detail = 'No answer came in time. Send the same again, with the same id: it will not be carried out twice.';
  return new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail }, cause);
}

/** Either an operator paused the return, or nobody is there to answer: which, only its description tells. */
export function isPrecondition(error: unknown): boolean {
  return grpcCodeOf(error) === 9;
}

/** CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const retryCodes: readonly number[] = [1, 4, 8, 10, 14];

function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
}

function isProblemCode(type: unknown): type is ProblemCode {
  return typeof type === 'string' && Object.hasOwn(problems, type);
}
