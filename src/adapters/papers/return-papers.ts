// The papers of a return, found again where they were put when they were made.
import type { PaperMade } from '../../contract/effects.ts';
import type { Labels } from '../../ports/carriers.ts';
import type { Files, ReturnPaper, ReturnPapers } from '../../ports/papers.ts';

export interface PaperPlaces {
  readonly files: Pick<Files, 'get'>;
  readonly labels: Pick<Labels, 'of'>;
}

/** A name is looked up among those of the return, and is never a path. */
export function returnPapers({ files, labels }: PaperPlaces): ReturnPapers {
  const placesOf = async (rma: string): Promise<readonly Place[]> => {
    const bought = (await labels.of(rma)).filter(({ state }) => state === 'bought');
    return [
      ...bought.flatMap(({ fileKey }) => (fileKey === null ? [] : [placeOf('label', fileKey)])),
      ...kinds.map((kind) => placeOf(kind, `papers/${rma}/${kind}.pdf`)),
    ];
  };
  return {
    async list(rma) {
      const places = await placesOf(rma);
      const there = await Promise.all(places.map(async ({ key }) => (await files.get(key)) !== undefined));
      return places.filter((_, index) => there[index]).map(({ paper }) => paper);
    },

    async read(rma, name) {
      const place = (await placesOf(rma)).find(({ paper }) => paper.name === name);
      return place && files.get(place.key);
    },
  };
}

interface Place {
  readonly key: string;
  readonly paper: ReturnPaper;
}

/** Those that are made anew under one key; labels are bought, and stand in a book. */
const kinds = ['return-address', 'packing-slip', 'refund-certificate'] as const satisfies readonly PaperMade['kind'][];

function placeOf(kind: PaperMade['kind'], key: string): Place {
  return { key, paper: { name: key.slice(key.lastIndexOf('/') + 1), kind, mediaType: 'application/pdf' } };
}
