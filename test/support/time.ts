// Time of one return for tests, which stamp `at` with `nowOf`; the helper is the one that the demo uses too.
export { nowOf, pass, settled } from '../../src/adapters/time-skipping.ts';
