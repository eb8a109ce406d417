// The activities of both queues, by the names under which histories know them.
import { answer } from './answer.ts';
import { type CertificateDeps, withCertificate } from './certify.ts';
import { withHeartbeat } from './heartbeat.ts';
import { makePapers, type PaperDeps } from './makePapers.ts';
import { recordStage } from './recordStage.ts';
import { refund } from './refund.ts';
import { type ReviewDeps, reviewRefunds } from './reviewRefunds.ts';
import { type NoticeDeps, sendNotice } from './sendNotice.ts';

export type ReturnsDeps = Parameters<typeof answer>[0] &
  Parameters<typeof recordStage>[0] &
  NoticeDeps &
  PaperDeps &
  CertificateDeps;

export function returnsActivities(deps: ReturnsDeps) {
  return {
    answer: answer(deps),
    recordStage: recordStage(deps),
    sendNotice: withHeartbeat(withCertificate(deps, sendNotice(deps))),
    makePapers: withHeartbeat(makePapers(deps)),
  };
}

/** On a queue, a worker and credentials of their own (DESIGN 2). */
export function refundsActivities(deps: ReviewDeps) {
  return { refund: withHeartbeat(refund(deps)), reviewRefunds: withHeartbeat(reviewRefunds(deps)) };
}

export type ReturnsActivities = ReturnType<typeof returnsActivities>;
export type RefundsActivities = ReturnType<typeof refundsActivities>;
