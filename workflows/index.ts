export { reconcileRefunds } from './reconcile-refunds.ts';
export { returnCase } from './return-case.ts';
