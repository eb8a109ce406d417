// How the sandbox provider reports that a refund has succeeded or failed.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxAnswer } from './sandbox-refunds.ts';

export interface SandboxWebhook {
  readonly url: string;
  /** Sent along as `Authorization: Bearer KEY`. */
  readonly key: string;
}

const waitsMs = [0, 500, 2000, 8000];

/**
 * Answers how to report a change: POST of `{ id, type, refund }`, the type `refund.succeeded` or `refund.failed`. It is
 * tried a few times under the same id, then given up with a notice; who missed it finds the refund by looking it up.
 */
export function webhookSender(
  webhook: SandboxWebhook | undefined,
  notice: (text: string) => void,
): (answer: SandboxAnswer) => void {
  return ({ status, body }) => {
    if (!webhook || status !== 200) return;
    const refund = body as { readonly id: string; readonly status: string };
    const report = { id: `evt_${randomUUID()}`, type: `refund.${refund.status}`, refund };
    void send(webhook, report).then((taken) => {
      if (!taken) notice(`The report of ${refund.id} was not taken at ${webhook.url}; given up.`);
    });
  };
}

async function send({ url, key }: SandboxWebhook, report: object): Promise<boolean> {
  for (const waitMs of waitsMs) {
    await pause(waitMs, undefined, { ref: false });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const request = { method: 'POST', headers, body: JSON.stringify(report), signal: AbortSignal.timeout(5000) };
    const answer = await fetch(url, request).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
  }
  return false;
}
