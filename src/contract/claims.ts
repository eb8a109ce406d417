// What becomes of claimed units when a return ends.
import { type Outcome, unreachable } from '../domain/vocabulary.ts';

/**
 * Whether the customer has all units of the return after this end, the same ones or new ones in their place, and may ask
 * for them again. Otherwise some came back for good, were paid for, or never left the shop.
 */
export function freesAll(outcome: Outcome): boolean {
  switch (outcome) {
    case 'declined':
    case 'refused':
    case 'lapsed':
    case 'withdrawn':
    case 'sent-back':
    case 'exchanged':
    case 'replaced':
      return true;
    case 'refunded':
    case 'part-refunded':
    case 'credited':
    case 'compensated':
    case 'right-ended':
    case 'cancelled':
      return false;
    default:
      return unreachable(outcome);
  }
}
