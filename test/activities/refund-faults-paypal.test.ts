// Refunds at PayPal while its answers are lost on purpose.
import { specsOfFaults } from '../support/fault-specs.ts';

specsOfFaults('paypal');
