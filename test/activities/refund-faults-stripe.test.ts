// Refunds at Stripe while its answers are lost on purpose.
import { specsOfFaults } from '../support/fault-specs.ts';

specsOfFaults('stripe');
