// The activities of all queues, by the names under which histories know them.
import { answer } from './answer.ts';
import { type CertificateDeps, withCertificate } from './certify.ts';
import { dropReport, type WaitingDeps, withSweep } from './dropReport.ts';
import { type CarrierDeps, hearCarrier } from './hearCarrier.ts';
import { type HearDeps, hearProvider } from './hearProvider.ts';
import { withHeartbeat } from './heartbeat.ts';
import { makePapers, type PaperDeps } from './makePapers.ts';
import { giveUpWebhook, postWebhook, type WebhookDeps } from './postWebhook.ts';
import { recordStage } from './recordStage.ts';
import { refund } from './refund.ts';
import { type ReviewDeps, reviewRefunds } from './reviewRefunds.ts';
import { type NoticeDeps, sendNotice } from './sendNotice.ts';

export type ReturnsDeps = Parameters<typeof answer>[0] &
  Parameters<typeof recordStage>[0] &
  NoticeDeps &
  PaperDeps &
  CertificateDeps &
  CarrierDeps;

export function returnsActivities(deps: ReturnsDeps) {
  return {
    answer: answer(deps),
    recordStage: recordStage(deps),
    sendNotice: withHeartbeat(withCertificate(deps, sendNotice(deps))),
    makePapers: withHeartbeat(makePapers(deps)),
    hearCarrier: hearCarrier(deps),
  };
}

export type RefundsDeps = ReviewDeps & HearDeps & WaitingDeps;

/** On a queue, a worker and credentials of their own (DESIGN 2). */
export function refundsActivities(deps: RefundsDeps) {
  return {
    refund: withHeartbeat(refund(deps)),
    reviewRefunds: withHeartbeat(withSweep(deps, reviewRefunds(deps))),
    hearProvider: hearProvider(deps),
    dropReport: dropReport(deps),
  };
}

/** On a queue of their own, too: a receiver that hangs keeps no mail waiting. */
export function webhooksActivities(deps: WebhookDeps) {
  return { postWebhook: postWebhook(deps), giveUpWebhook: giveUpWebhook(deps) };
}

export type ReturnsActivities = ReturnType<typeof returnsActivities>;
export type RefundsActivities = ReturnType<typeof refundsActivities>;
export type WebhooksActivities = ReturnType<typeof webhooksActivities>;
