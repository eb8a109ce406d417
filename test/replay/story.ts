// One story of a return as people and companies make it; its golden history is kept under its name.
import type { Order, ReturnRequest } from '../../src/domain/order.ts';
import type { Outcome, Stage } from '../../src/domain/vocabulary.ts';
import type { TheReturn } from '../support/a-return.ts';
import { happy, order, request } from '../support/soocas.ts';

export interface Story {
  /** Names the files of its history; its order has the same name as number. */
  readonly name: string;
  /** Default: that of the happy case. */
  readonly shop?: string;
  readonly order?: Partial<Order>;
  readonly request?: Partial<ReturnRequest>;
  readonly tell: (one: TheReturn) => Promise<unknown>;
  /** Where it ends; a return that is closed is then left alone until its workflow has completed. */
  readonly stage: Stage;
  readonly outcome: Outcome | null;
}

/** The happy case with what the story changes in it. */
export function caseOf({ name, shop = happy.shop, order: changedOrder, request: changedRequest }: Story) {
  return {
    shop,
    order: { ...order, number: name, ...changedOrder },
    request: { ...request, ...changedRequest },
  };
}

export const ended = (outcome: Outcome) => ({ stage: 'closed', outcome }) as const;
export const open = (stage: Stage) => ({ stage, outcome: null }) as const;
