// A picture made anew from one that was sent: what was hidden in the file, and where it was taken, is not in it.
import sharp from 'sharp';

/** What every picture becomes. */
export const pictureType = 'image/jpeg';

const mostPixels = 60_000_000;
const longestEdge = 2_560;

/**
 * A JPEG of at most 2560 pixels a side, upright, without metadata. Undefined: there is no whole picture in the file, or
 * one of more than 60 million pixels, however small the file is.
 */
export async function pictureFrom(path: string): Promise<Uint8Array | undefined> {
  try {
    return await sharp(path, { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 })
      .autoOrient()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 85 })
      .timeout({ seconds: 20 })
      .toBuffer();
  } catch {
    return undefined; // Whatever is wrong with it, the customer is asked for another picture.
  }
}
