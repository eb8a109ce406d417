// Where a schedule begins: an order of one of the shops, and what its customer asks for. All are cases that may be run.
import { readCaseValue } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import { instantOf, msOf } from '../../src/domain/instant.ts';
import { evidenceItems, grounds, type Ground, resolutions, type Resolution } from '../../src/domain/vocabulary.ts';
import type { Pack } from '../../src/policy/load.ts';
import type { Dice } from './dice.ts';

export interface World {
  readonly pack: Pack;
  readonly file: Pick<CaseFile, 'shop' | 'order' | 'request'>;
  /** Repeated alerts are waited for too; they make the days long. */
  readonly alerts: boolean;
  /** Goods come, and are looked at, one by one. */
  readonly inParts: boolean;
}

export function worldOf(packs: readonly Pack[], dice: Dice): World {
  const pack = dice.pick(packs);
  const shops = packs.map(({ stamp }) => stamp.shop);
  const placedMs = msOf('2026-01-05T08:00:00Z') + dice.below(300 * 24) * hour + dice.below(2) * 12_345_000;
  const inParts = dice.chance(30);
  const order = orderOf(dice, placedMs, inParts);
  const request = requestOf(dice, order, placedMs);
  const read = readCaseValue({ shop: pack.stamp.shop, order, request, events: [] }, shops);
  if (read.kind !== 'case') throw new Error(`no case: ${JSON.stringify(read.problems)}`);
  const { shop } = read.file;
  return { pack, file: { shop, order: read.file.order, request: read.file.request }, alerts: dice.chance(6), inParts };
}

const hour = 3_600_000;
const day = 24 * hour;

type Order = ReturnType<typeof orderOf>;

function orderOf(dice: Dice, placedMs: number, inParts: boolean) {
  const lines = Array.from({ length: 1 + dice.below(dice.chance(40) ? 1 : 3) }, (_, index) =>
    lineOf(dice, index, inParts),
  );
  const hasGift = dice.chance(20);
  const gift = { id: 'gift', sku: 'GIFT', title: 'Gift', quantity: 1, unitPrice: 900, giftWith: '1' };
  const shipping = { standard: dice.pick([0, 500, 501]), expedited: dice.pick([0, 0, 1300]), discount: 0 };
  const least = Math.min(...lines.map(({ unitPrice, quantity }) => unitPrice * quantity));
  const discounts = [
    ...(dice.chance(30) ? [{ amount: Math.floor(least / 3), why: 'coupon', lines: lines.map(({ id }) => id) }] : []),
    ...(dice.chance(20) ? [{ amount: Math.floor(least / 7), why: 'price', lines: ['1'] }] : []),
    ...(hasGift ? [{ amount: 900, why: 'gift', lines: ['gift'] }] : []),
  ];
  const list = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, hasGift ? 900 : 0);
  const paid = list - discounts.reduce((sum, { amount }) => sum + amount, 0) + shipping.standard + shipping.expedited;
  const shippedMs = placedMs + (1 + dice.below(80)) * hour;
  const deliveredMs = shippedMs + (10 + dice.below(150)) * hour;
  const isShipped = dice.chance(92);
  const isDelivered = isShipped && dice.chance(88);
  return {
    number: 'E-1',
    channel: dice.chance(95) ? 'official-website' : 'elsewhere',
    currency: dice.pick(['USD', 'CNY', 'JPY']),
    placedAt: instantOf(placedMs),
    shippedAt: isShipped ? instantOf(shippedMs) : null,
    deliveredAt: isDelivered ? instantOf(deliveredMs) : null,
    promisedBy: dice.chance(40) ? instantOf(placedMs + (2 + dice.below(10)) * day).slice(0, 10) : null,
    deliveryPlannedAt: dice.chance(40) ? instantOf(placedMs + (3 + dice.below(10)) * day) : null,
    shipTo: dice.pick<object>([
      { country: 'US', zone: 'America/Los_Angeles' },
      { country: 'CN' },
      { country: 'DE', zone: 'Europe/Berlin' },
    ]),
    shipping,
    discounts,
    lines: hasGift ? [...lines, gift] : lines,
    payments: paymentsOf(dice, paid),
    exchangesBefore: dice.chance(8) ? 1 : 0,
  };
}

function lineOf(dice: Dice, index: number, inParts: boolean) {
  return {
    id: String(index + 1),
    sku: `SKU-${index + 1}`,
    title: `Article ${index + 1}`,
    quantity: !inParts && dice.chance(50) ? 1 : 2 + dice.below(2),
    unitPrice: dice.pick([7990, 1, 333, 2500, 10_001]),
    tags: dice.chance(70) ? [] : [dice.pick(['clearance', 'customized', 'factory-special', 'fashion', 'electronics'])],
    returnedBefore: 0,
  };
}

function paymentsOf(dice: Dice, paid: number) {
  const second = dice.chance(25) ? Math.floor(paid / 3) : 0;
  const before = dice.chance(8) ? Math.floor((paid - second) / 2) : 0;
  const of = (id: string, captured: number, refundedBefore: number) => ({
    id,
    provider: 'sandbox',
    reference: `ref-${id}`,
    captured,
    refundedBefore,
  });
  return [of('p1', paid - second, before), ...(second > 0 ? [of('p2', second, 0)] : [])];
}

/** Mostly what customers ask for, within the window; at times anything. */
function requestOf(dice: Dice, order: Order, placedMs: number) {
  const from = order.deliveredAt ?? order.shippedAt ?? order.placedAt;
  const days = dice.chance(85) ? dice.below(14) : dice.below(100);
  const at = instantOf(Math.max(placedMs, msOf(from)) + days * day + dice.below(24) * hour);
  const asked = order.lines.filter(({ id }) => id !== 'gift');
  const chosen = dice.chance(60) ? asked : asked.slice(0, 1);
  const ground = groundOf(dice, order.deliveredAt !== null);
  return {
    at,
    ground,
    resolution: resolutionOf(dice),
    lines: chosen.map(({ id, quantity }) => ({
      line: id,
      quantity: dice.chance(75) ? quantity : 1,
      ...(dice.chance(8) ? { ground: groundOf(dice, true) } : {}),
    })),
    evidence: dice.chance(75) ? [...evidenceItems] : dice.some(evidenceItems),
    ...(dice.chance(30) ? { conditions: conditionsOf(dice) } : {}),
    ...(dice.chance(10) ? { shownDeduction: dice.pick([0, 100, 5000]) } : {}),
  };
}

function conditionsOf(dice: Dice) {
  return { installed: dice.chance(25), used: dice.chance(25), deliveryRefused: dice.chance(20) };
}

function groundOf(dice: Dice, isDelivered: boolean): Ground {
  if (!isDelivered && dice.chance(70)) return dice.pick(['not-received', 'late', 'lost-in-transit', 'not-needed']);
  if (dice.chance(5)) return 'return-carrier';
  return dice.chance(60) ? dice.pick(['damaged', 'defective', 'wrong-item', 'not-needed']) : dice.pick(grounds);
}

function resolutionOf(dice: Dice): Resolution {
  return dice.chance(65) ? 'refund' : dice.pick(resolutions);
}
