// What a worker that is killed while it buys a label is told.

/** In the order in which a try comes by them. */
const killPoints = ['intended', 'before-buying', 'committed', 'recorded', 'fetched', 'file-recorded'] as const;
export type KillPoint = (typeof killPoints)[number];

export interface WorkerTask {
  readonly database: { readonly url: string | null; readonly folder: string };
  readonly filesFolder: string;
  readonly carrierUrl: string;
  readonly carrier: 'easypost' | 'shippo';
  readonly rma: string;
  readonly killAt: KillPoint | null;
}
