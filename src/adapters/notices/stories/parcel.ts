// What a customer does who packs a parcel.
import type { NoticeOrder } from '../../../contract/effects.ts';
import { isByParcel, type ParcelRoute } from '../../../domain/vocabulary.ts';
import type { Story } from '../story.ts';
import type { Texts } from '../texts.ts';

export type PackedOrder = NoticeOrder & { readonly route: ParcelRoute };

/** The goods travel to the shop in a parcel that the customer has yet to pack. */
export function isPacked(order: NoticeOrder): order is PackedOrder {
  return order.awaitsParcel !== false && isByParcel(order.route);
}

export function wantsGoods({ resolution }: NoticeOrder): boolean {
  return resolution === 'exchange' || resolution === 'replacement';
}

export function parcelDuty({ route }: PackedOrder, { parcel }: Texts): NonNullable<Story['duty']> {
  return { who: parcel.who, does: parcel.does[route] };
}

/** In the order in which they are done; papers that are lacking are not asked for. */
export function parcelSteps(order: PackedOrder, { parcel }: Texts): readonly string[] {
  const has = (wanted: string) => order.papers.some(({ kind }) => kind === wanted);
  return [
    parcel.pack,
    ...(has('packing-slip') ? [parcel.slip] : []),
    ...(has('label') ? [parcel.label] : []),
    order.route === 'pick-up' ? parcel.handOver : parcel.post,
    wantsGoods(order) ? parcel.thenGoods : parcel.thenMoney,
  ];
}
