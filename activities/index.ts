// The activities of both queues, by the names under which histories know them.
import { answer } from './answer.ts';
import { withHeartbeat } from './heartbeat.ts';
import { makePapers, type PaperDeps } from './makePapers.ts';
import { recordStage } from './recordStage.ts';
import { refund, type RefundDeps } from './refund.ts';
import { type NoticeDeps, sendNotice } from './sendNotice.ts';

export type ReturnsDeps = Parameters<typeof answer>[0] & Parameters<typeof recordStage>[0] & NoticeDeps & PaperDeps;

export function returnsActivities(deps: ReturnsDeps) {
  return {
    answer: answer(deps),
    recordStage: recordStage(deps),
    sendNotice: withHeartbeat(sendNotice(deps)),
    makePapers: withHeartbeat(makePapers(deps)),
  };
}

/** On a queue, a worker and credentials of their own (DESIGN 2). */
export function refundsActivities(deps: RefundDeps) {
  return { refund: withHeartbeat(refund(deps)) };
}

export type ReturnsActivities = ReturnType<typeof returnsActivities>;
export type RefundsActivities = ReturnType<typeof refundsActivities>;
