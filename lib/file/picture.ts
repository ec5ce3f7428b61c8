import sharp from 'sharp';
import { ok, type Result, refuse } from '@/lib/core/result';
import { type FileRefusal, kindOf } from './judging';

// One thread for each picture: two are read at once (`turns.ts`), and the rest of the machine is not theirs. Nothing is kept.
sharp.concurrency(1);
sharp.cache(false);
// What could read addresses or other files is not even loaded, but for our own drawings: share pictures and the marks of
// passes are made in the same process. What people send is known by its first bytes before it comes here, and no drawing is.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadSvg'],
});

/** 60 megapixels: more than any telephone's photo, and what can be unfolded without harm. */
const MOST_PIXELS = 60_000_000;
const LONGEST_EDGE = 2400;

/** A picture made anew: upright, without anything that its maker wrote beside it. */
export type Picture = { bytes: Buffer; width: number; height: number };

/**
 * Reads what somebody sent as a picture and makes it anew as JPEG: whatever was beside the picture (where and when it was taken, by
 * whom, another file behind its end) is gone. How many pixels it has is asked before any is unfolded.
 */
export async function readPicture(bytes: Buffer): Promise<Result<Picture, FileRefusal>> {
  const kind = kindOf(bytes);
  if (!kind.ok) return kind;
  if (kind.value === 'pdf') return refuse('FILE_KIND_REFUSED');
  try {
    const { width, height, pages = 1, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind.value) return refuse('FILE_DAMAGED');
    if (width * height > MOST_PIXELS) return refuse('PICTURE_TOO_LARGE');
    if (pages > 1) return refuse('PICTURE_MOVES');
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    return ok({ bytes: data, width: info.width, height: info.height });
  } catch {
    // What the decoder says quotes the file.
    return refuse('FILE_DAMAGED');
  }
}

/** A part of a picture at a size, as JPEG. */
export const cutPicture = (
  { bytes }: Pick<Picture, 'bytes'>,
  part: { left: number; top: number; width: number; height: number },
  size: { width: number; height: number },
  quality: number,
): Promise<Buffer> =>
  sharp(bytes)
    .extract(part)
    .resize(size.width, size.height, { fit: 'fill' })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();

/** How bright a picture is from 0 to 255, and how sharp: below 1 there is hardly an edge in it. */
export async function lookAt(bytes: Buffer): Promise<{ brightness: number; sharpness: number }> {
  const { channels, sharpness } = await sharp(bytes).stats();
  const [red = 0, green = 0, blue = 0] = channels.map(({ mean }) => mean);
  return { brightness: 0.299 * red + 0.587 * green + 0.114 * blue, sharpness };
}

/** How large a picture of ours is. */
export async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(bytes).metadata();
  return { width, height };
}
