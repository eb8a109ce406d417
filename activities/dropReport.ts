// What waited for its source's word is dropped, once heard or refused, and at night what nobody came for.
import type { WaitingReports } from '../src/ports/hearings.ts';
import type { Reviewed, ReviewPage } from './reviewRefunds.ts';

export interface WaitingDeps {
  readonly reports: WaitingReports;
}

/** May be repeated. */
export function dropReport({ reports }: WaitingDeps): (id: string) => Promise<void> {
  return (id) => reports.drop(id);
}

/** With the first page of each night. */
export function withSweep<Page extends Pick<ReviewPage, 'after'>>(
  { reports }: WaitingDeps,
  review: (page: Page) => Promise<Reviewed>,
): (page: Page) => Promise<Reviewed> {
  return async (page) => {
    if (page.after === null) await reports.sweep();
    return review(page);
  };
}
