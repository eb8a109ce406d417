// What may be sent as evidence, by its first bytes: what a file is called and says of itself does not count.
import { fileTypeFromBuffer } from 'file-type';
import type { Evidence } from '../../domain/vocabulary.ts';
import { largestFile } from '../../ports/evidence.ts';

export interface Kind {
  readonly name: 'picture' | 'video' | 'document';
  readonly mediaType: string;
  /** Of one file. */
  readonly mostBytes: number;
}

export type KindRead =
  { readonly kind: 'known'; readonly is: Kind } | { readonly kind: 'refused'; readonly sentence: string };

/** How many of the first bytes `kindOf` wants to see. */
export const headBytes = 4_100;

const mebibyte = 1_048_576;
const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const videos = ['video/mp4', 'video/quicktime', 'video/webm'];

/** Which kind the bytes are, if such a one can show this. The sentence of a refusal is for the customer. */
export async function kindOf(head: Uint8Array, evidence: Evidence): Promise<KindRead> {
  const wanted = shownBy[evidence];
  if (wanted === undefined) return refused(`${evidence} is told in words: no file is needed for it.`);
  const mediaType = (await fileTypeFromBuffer(head))?.mime ?? '';
  const is = kinds(mediaType);
  if (/^image\/(heic|heif)/.test(mediaType)) {
    return refused(
      'This picture is a HEIC file. Please send it as JPEG: most phones do so when the picture is shared by e-mail.',
    );
  }
  if (is === undefined || !wanted.includes(is.name))
    return refused(`Please send ${wanted.map((name) => inWords[name]).join(', or ')}.`);
  return { kind: 'known', is };
}

function kinds(mediaType: string): Kind | undefined {
  if (pictures.includes(mediaType)) return { name: 'picture', mediaType, mostBytes: 20 * mebibyte };
  if (videos.includes(mediaType)) return { name: 'video', mediaType, mostBytes: largestFile };
  if (mediaType === 'application/pdf') return { name: 'document', mediaType, mostBytes: 10 * mebibyte };
  return undefined;
}

const inWords = {
  picture: 'a picture (JPEG, PNG, WebP or GIF)',
  video: 'a video (MP4, MOV or WebM)',
  document: 'a PDF',
} as const;

const shownBy: Readonly<Partial<Record<Evidence, readonly Kind['name'][]>>> = {
  'product-photo': ['picture'],
  'package-photo': ['picture'],
  'weighing-photo': ['picture'],
  'order-screenshot': ['picture', 'document'],
  video: ['video'],
  'carriage-invoice': ['document', 'picture'],
  supplementary: ['picture', 'video', 'document'],
};

function refused(sentence: string): KindRead {
  return { kind: 'refused', sentence };
}
