import { writeFile } from 'node:fs/promises';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
const PIXELS_PER_MODULE = 12;
const [WHITE, BLACK, NO_COLOUR] = [235, 16, 128];
const FRAMES = 30;

/** A video of a QR code held before a camera, which Chromium plays as one: a line of text, then raw frames. */
export async function writeQrVideo(file: string, code: string): Promise<void> {
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  const left = Math.floor((WIDTH - size * PIXELS_PER_MODULE) / 2);
  const top = Math.floor((HEIGHT - size * PIXELS_PER_MODULE) / 2);
  for (let y = 0; y < size * PIXELS_PER_MODULE; y++)
    for (let x = 0; x < size * PIXELS_PER_MODULE; x++)
      if (data[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)])
        light[(top + y) * WIDTH + left + x] = BLACK;
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
}
