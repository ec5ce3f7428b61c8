const LONGEST_EDGE = 2400;
const LARGE_BYTES = 1_500_000;

/** A chosen picture as the browser reads it: upright, whatever way the telephone was held. */
export const readPicture = (file: Blob): Promise<ImageBitmap> => createImageBitmap(file);

/** What is sent of it: a large one is made smaller first, so that a slow line takes seconds and not minutes. */
export async function madeSmaller(file: Blob, picture: ImageBitmap): Promise<Blob> {
  const longest = Math.max(picture.width, picture.height);
  if (longest <= LONGEST_EDGE && file.size <= LARGE_BYTES) return file;
  const scale = Math.min(1, LONGEST_EDGE / longest);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  paint(canvas, picture, { left: 0, top: 0, width: picture.width, height: picture.height });
  return (await jpegOf(canvas)) ?? file;
}

/** What a camera shows now, as a file. */
export function frameOf(video: HTMLVideoElement): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return jpegOf(canvas);
}

/** A part of a picture over the whole canvas; what is see-through becomes white. */
export function paint(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  part: { left: number; top: number; width: number; height: number },
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, part.left, part.top, part.width, part.height, 0, 0, canvas.width, canvas.height);
}

const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob | undefined> =>
  new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.92));
