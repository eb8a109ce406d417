// Names under which a return and its queues are found in Temporal.

export const returnsQueue = 'returns';
export const refundsQueue = 'refunds';
/** Sends to shops' own systems, which may hang: they take no slot from anything else. */
export const webhooksQueue = 'webhooks';
export const workflowType = 'returnCase';
export const reconciliationType = 'reconcileRefunds';
/** Of the schedule; the workflow's has the time of its start behind it. */
export const reconciliationId = 'reconcile-refunds';

/** `return-SOO-7K3MQ9XA-5`: never from chance, so the same request is the same return. */
export function workflowIdOf(rma: string): string {
  return `${ofReturns}${rma}`;
}

/** What is no return's keeps its id. */
export function rmaOfWorkflow(workflowId: string): string {
  return workflowId.startsWith(ofReturns) ? workflowId.slice(ofReturns.length) : workflowId;
}

const ofReturns = 'return-';
