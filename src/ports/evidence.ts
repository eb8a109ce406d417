// The files that people send to show what happened: pictures, videos, invoices.
import type { Instant } from '../domain/instant.ts';
import type { Evidence, Who } from '../domain/vocabulary.ts';

export interface EvidenceGiven {
  readonly rma: string;
  /** What it is to show. */
  readonly evidence: Evidence;
  readonly by: Who;
  readonly at: Instant;
  /** As it comes in; it is read to its end only while it is one that may be kept. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface EvidenceFile {
  /** From chance: whoever does not know it cannot ask for the file. */
  readonly name: string;
  readonly evidence: Evidence;
  /** Of what is served: a picture is one of ours, made from what was sent. */
  readonly mediaType: string;
  /** Of what was sent, which is kept and never served. */
  readonly bytes: number;
  readonly sha256: string;
  readonly by: Who;
  readonly at: Instant;
}

/** In bytes, whatever is in it. */
export const largestFile = 50 * 1_048_576;

export type EvidenceKept =
  | { readonly kind: 'kept'; readonly file: EvidenceFile }
  /** `sentence` is for the customer. */
  | {
      readonly kind: 'refused';
      readonly why: 'too-large' | 'not-usable' | 'too-much';
      readonly sentence: string;
    };

export interface EvidenceServed {
  readonly file: EvidenceFile;
  readonly content: Uint8Array;
  /** Shown in the page, or only to be saved. */
  readonly inline: boolean;
}

export interface EvidenceFiles {
  /** The same content for the same evidence of a return is the same file. */
  keep(given: EvidenceGiven): Promise<EvidenceKept>;
  /** In the order in which they came. */
  list(rma: string): Promise<readonly EvidenceFile[]>;
  /** Undefined: this return has no file of this name. */
  serve(rma: string, name: string): Promise<EvidenceServed | undefined>;
}
