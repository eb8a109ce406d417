// The table of reports that wait, as Kysely sees it.
import type { Generated } from 'kysely';
import type { WaitingReport } from '../../ports/hearings.ts';
import type { JsonColumn } from '../columns.ts';

export interface HearingTables {
  readonly waiting_reports: WaitingReportsTable;
}

interface WaitingReportsTable {
  id: string;
  headers: JsonColumn<WaitingReport['headers']>;
  body: string;
  /** When it came last. */
  kept_at: Generated<Date>;
}
