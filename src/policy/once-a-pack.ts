// What a question needs to know of a whole pack is found once and kept as long as the pack is.
import { once } from '../domain/once.ts';
import type { Pack } from './load.ts';

export function onceAPack<Found>(find: (pack: Pack) => Found): (pack: Pack) => Found {
  return once(find);
}
