import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

type Own = { width?: number; height?: number; grey?: number; sigma?: number };

/** A noisy grey picture: neither dark nor blurred, unless told otherwise. */
const canvas = ({ width = 900, height = 1200, grey = 150, sigma = 40 }: Own = {}) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: grey, sigma },
    },
  });

export const jpeg = (own?: Own): Promise<Buffer> => canvas(own).jpeg().toBuffer();
export const png = (own?: Own): Promise<Buffer> => canvas(own).png().toBuffer();
export const webp = (own?: Own): Promise<Buffer> => canvas(own).webp().toBuffer();

/** A photo as a telephone writes it: lying on its side, with where it was taken and by whom. */
export const fromTelephone = (mark: string): Promise<Buffer> =>
  canvas({ width: 1200, height: 900 })
    .withExif({
      IFD0: { Artist: mark, Copyright: mark, Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Two colours, left and right, so that a cut can be told from another. */
export async function twoColoured(width: number, height: number): Promise<Buffer> {
  const right = await sharp({
    create: { width: Math.floor(width / 2), height, channels: 3, background: '#ff0000' },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } })
    .composite([{ input: right, left: Math.ceil(width / 2), top: 0 }])
    .jpeg()
    .toBuffer();
}

/** A few hundred kilobytes that would unfold to 2.7 gigabytes. */
export function bomb(edge = 30_000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  // One bit for a pixel, grey.
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(edge * (Math.ceil(edge / 8) + 1)), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.of())]);
}

/** A document of one page, with what is put into it. */
export const pdf = (inside = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );
