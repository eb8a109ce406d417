// The uploads that are under way in this process.
import { uploadLimits, type UploadPlace, type Uploads, type UploadWish } from '../../ports/uploads.ts';

/** @param mostBytes how many bytes of bodies may be under way at once */
export function uploadRoom(mostBytes: number): Uploads {
  const underWay = new Set<Underway>();
  const held = () => [...underWay].reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    enter(wish) {
      const { kind, who, isCustomer, announced } = wish;
      const { inAll, perCaller, perCustomer } = uploadLimits[kind];
      const alike = [...underWay].filter((one) => one.wish.kind === kind);
      const most = isCustomer ? perCustomer : perCaller;
      if (alike.filter((one) => one.wish.who === who).length >= most) return { kind: 'busy', most };
      if (alike.length >= inAll || held() + announced > mostBytes) return { kind: 'full' };
      return placeOf({ wish, bytes: 0 });
    },
  };

  /** What was announced is only a word: what has come counts. */
  function placeOf(one: Underway): UploadPlace {
    underWay.add(one);
    return {
      kind: 'place',
      take(bytes) {
        if (held() + bytes > mostBytes) return false;
        one.bytes += bytes;
        return true;
      },
      leave() {
        underWay.delete(one);
      },
    };
  }
}

interface Underway {
  readonly wish: UploadWish;
  bytes: number;
}
