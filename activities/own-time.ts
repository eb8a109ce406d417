// The return's own time inside an activity.
import { activityInfo } from '@temporalio/activity';
import { type Instant, instantOf } from '../src/domain/instant.ts';

/**
 * The instant at which this try was due: Temporal's time, also while it is skipped, less the shift in milliseconds.
 * The wall clock would be wrong there.
 */
export function ownTime(clockShift: number): Instant {
  return instantOf(activityInfo().currentAttemptScheduledTimestampMs - clockShift);
}
