/** The photo on a badge, and the small one that gates carry. */
export const PHOTO = { width: 480, height: 640 } as const;
export const THUMBNAIL = { width: 96, height: 128 } as const;
/** On a badge it is 27 millimetres wide: 270 points to the inch, and ten kilobytes instead of fifty in a file of thousands. */
export const PRINTED = { width: 288, height: 384 } as const;
export const MOST_THUMBNAIL_BYTES = 4096;

/** Which part of a picture becomes the photo: its middle in thousandths of the picture, and how near, in percent. */
export type Cut = { x: number; y: number; zoom: number };
export const MIDDLE: Cut = { x: 500, y: 500, zoom: 100 };
export const LARGEST_ZOOM = 400;

type Size = { width: number; height: number };
export type Part = Size & { left: number; top: number };

/** The part of a picture: upright, 3 to 4, as large as it goes at a zoom of 100, and never over an edge. */
export function partOf({ width, height }: Size, { x, y, zoom }: Cut): Part {
  const ratio = PHOTO.width / PHOTO.height;
  const whole = Math.min(width, height * ratio);
  const wide = Math.max(1, Math.round((whole * 100) / zoom));
  const high = Math.max(1, Math.min(height, Math.round(wide / ratio)));
  const within = (middle: number, part: number, all: number) =>
    Math.round(Math.min(Math.max((middle / 1000) * all - part / 2, 0), all - part));
  return { left: within(x, wide, width), top: within(y, high, height), width: wide, height: high };
}

/** Moves the middle by a share of the part, and stays where the part still fits. */
export function moved(size: Size, cut: Cut, by: { x?: number; y?: number; zoom?: number }): Cut {
  const zoom = Math.min(LARGEST_ZOOM, Math.max(100, cut.zoom + (by.zoom ?? 0)));
  const part = partOf(size, { ...cut, zoom });
  const step = (share: number, length: number, all: number) => (share * length * 1000) / all;
  const wanted = {
    x: cut.x + step(by.x ?? 0, part.width, size.width),
    y: cut.y + step(by.y ?? 0, part.height, size.height),
    zoom,
  };
  const { left, top, width, height } = partOf(size, wanted);
  return {
    x: Math.round(((left + width / 2) / size.width) * 1000),
    y: Math.round(((top + height / 2) / size.height) * 1000),
    zoom,
  };
}

/** What may be better about a photo. It is said, and forbids nothing: a machine does not judge faces. */
export const PHOTO_WARNINGS = ['small', 'dark', 'bright', 'blurred'] as const;
export type PhotoWarning = (typeof PHOTO_WARNINGS)[number];

export function warningsOf(part: Size, { brightness, sharpness }: { brightness: number; sharpness: number }) {
  const found: PhotoWarning[] = [];
  if (part.width < PHOTO.width) found.push('small');
  if (brightness < 70) found.push('dark');
  if (brightness > 235) found.push('bright');
  if (sharpness < 0.6) found.push('blurred');
  return found;
}

/** Below this nobody would be recognised. */
export const isTooSmall = (part: Size): boolean => part.width < PHOTO.width / 3;
