export { deliverWebhook } from './deliver-webhook.ts';
export { hearProvider } from './hear-provider.ts';
export { reconcileRefunds } from './reconcile-refunds.ts';
export { returnCase } from './return-case.ts';
