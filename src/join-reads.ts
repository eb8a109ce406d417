// Joins what the API reads beside running returns.
import type { OpenDatabase } from './adapters/database.ts';
import { databaseLabels } from './adapters/labels.ts';
import { httpOrders } from './adapters/orders.ts';
import { returnPapers } from './adapters/papers/return-papers.ts';
import { databaseRefundsMade } from './adapters/refunds-made.ts';
import { databaseReturnList } from './adapters/return-list.ts';
import type { Reads } from './api/reads.ts';
import { previewBy } from './case/preview.ts';
import { joinFiles } from './join-files.ts';
import type { Policies } from './join-policies.ts';
import type { Settings } from './settings.ts';

export function joinReads(settings: Settings, db: OpenDatabase['db'], policies: Policies): Reads {
  return {
    list: databaseReturnList(db),
    papers: returnPapers({ files: joinFiles(settings), labels: databaseLabels(db) }),
    refundsMade: databaseRefundsMade(db),
    orders: httpOrders(settings.orders),
    preview: previewBy(policies.packs),
  };
}
