// A sign of life from an activity while it works: if its process dies, Temporal notices within seconds and tries again.
import { Context } from '@temporalio/activity';

/**
 * The same work, with a heartbeat every second until it ends. What is over sooner costs none. The beats come from a timer
 * beside the work: they say that the process lives, not that the work gets on, for which its own time-out is there.
 */
export function withHeartbeat<Order, Answer>(work: (order: Order) => Promise<Answer>) {
  return async (order: Order): Promise<Answer> => {
    const activity = Context.current();
    const beating = setInterval(() => activity.heartbeat(), everyMs);
    beating.unref(); // A process that ends does not wait for the next beat.
    try {
      return await work(order);
    } finally {
      clearInterval(beating);
    }
  };
}

/** Milliseconds; a few beats may be late on a busy machine before the heartbeat time-out of workflows/activities.ts. */
const everyMs = 1000;
