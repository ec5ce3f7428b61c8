import { ok, type Result, refuse } from '@/lib/core/result';
import type { FileRefusal } from '@/lib/file/judging';
import { cutPicture, lookAt, type Picture, readPicture } from '@/lib/file/picture';
import type { FileContent } from '@/lib/file/rules';
import { type Cut, isTooSmall, MOST_THUMBNAIL_BYTES, PHOTO, partOf, THUMBNAIL, warningsOf } from './rules';

const MEDIA_TYPE = 'image/jpeg';

/** What is kept of a photo that somebody sent: the whole picture made anew, the photo cut from it, and the small one. */
export async function makePhoto(
  sent: Buffer,
  cut: Cut,
): Promise<Result<FileContent[], FileRefusal | 'PHOTO_TOO_SMALL'>> {
  const read = await readPicture(sent);
  if (!read.ok) return read;
  const parts = await cutPhoto(read.value, cut);
  if (!parts.ok) return parts;
  return ok([{ kind: 'original', mediaType: MEDIA_TYPE, bytes: read.value.bytes }, ...parts.value]);
}

/** The photo and the small one, cut from a picture of ours. */
export async function cutPhoto(
  picture: Picture,
  cut: Cut,
): Promise<Result<FileContent[], 'PHOTO_TOO_SMALL'>> {
  const part = partOf(picture, cut);
  if (isTooSmall(part)) return refuse('PHOTO_TOO_SMALL');
  const photo = await cutPicture(picture, part, PHOTO, 86);
  const warnings = warningsOf(part, await lookAt(photo));
  return ok([
    { kind: 'photo', mediaType: MEDIA_TYPE, bytes: photo, warnings },
    { kind: 'thumbnail', mediaType: MEDIA_TYPE, bytes: await thumbnailOf(photo) },
  ]);
}

/** As good as it gets in four kilobytes: a gate carries thousands of them. */
async function thumbnailOf(photo: Buffer): Promise<Buffer> {
  const whole = { left: 0, top: 0, ...PHOTO };
  let made: Buffer = Buffer.of();
  for (const quality of [68, 50, 35, 20]) {
    made = await cutPicture({ bytes: photo }, whole, THUMBNAIL, quality);
    if (made.length <= MOST_THUMBNAIL_BYTES) break;
  }
  return made;
}
