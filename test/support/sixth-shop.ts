// An invented shop, one text and one pack, as a shop that runs Homeward itself would have them in a folder of its own.
import { fileURLToPath } from 'node:url';
import { commonText, packTexts, shopPackTexts } from '../../src/adapters/packs.ts';
import { loadPacks, type Pack } from '../../src/policy/load.ts';
import { type Example, examplesIn } from './examples.ts';

export const sixthShopFolder = fileURLToPath(new URL('../examples/sixth-shop', import.meta.url));

/** Its pack, and all packs with it beside those that come along. */
export function sixthShop(): { readonly pack: Pack; readonly packs: readonly Pack[] } {
  const packs = loadPacks([...packTexts(), ...shopPackTexts(sixthShopFolder)], commonText());
  const pack = packs.find(({ stamp }) => stamp.shop === 'talrad');
  if (pack === undefined) throw new Error('The folder has no pack of talrad.');
  return { pack, packs };
}

/** Cases of its own, with what was reckoned by hand from its text. */
export function sixthShopCases(): readonly Example[] {
  return examplesIn('sixth-shop/cases.jsonl');
}

/** The days of one bicycle bought there, brought to Bavaria. */
interface Days {
  readonly placedAt: string;
  readonly shippedAt: string;
  readonly deliveredAt: string;
}

/** An order of one bicycle of 799 euros, its freight 9.90. */
export function bicycleOrder(number: string, days: Days) {
  return {
    number,
    channel: 'app',
    currency: 'EUR',
    ...days,
    shipTo: { country: 'DE', zone: 'Europe/Berlin' },
    shipping: { standard: 990 },
    lines: [{ id: '1', sku: 'CITY-7', title: 'City bicycle', quantity: 1, unitPrice: 79900 }],
    payments: [{ id: 'p1', provider: 'sandbox', reference: 'pay_1', captured: 80890 }],
  };
}
