import type { Logo } from './look';

export const MOST_LOGO_BYTES = 300_000;
const MOST_PIXELS = 4000;

export type LogoFault = 'logo_too_large' | 'not_a_picture' | 'unsafe_picture';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * What a file is, by what is in it and never by its name. A drawing that could reach for other files, or that a browser would
 * run, is none of ours: the typesetter reads files of the machine where a drawing names them.
 */
export function readLogo(bytes: Uint8Array): Logo | LogoFault {
  if (bytes.byteLength > MOST_LOGO_BYTES) return 'logo_too_large';
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(PNG)) return readPng(buffer);
  return readSvg(buffer);
}

function readPng(bytes: Buffer): Logo | LogoFault {
  // The first chunk is the head, with width and height; a picture of a few kilobytes can unfold to gigabytes.
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return 'not_a_picture';
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const isSound = width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS;
  return isSound ? { type: 'png', bytes } : 'not_a_picture';
}

/** Other documents, scripts, styles from elsewhere; a reference within the drawing begins with `#`. */
const REACHES_OUT = [
  /<!(doctype|entity)/i,
  /<\?xml-stylesheet/i,
  /<([\w-]+:)?(script|foreignObject|image|iframe|audio|video|animate\w*|set|handler|listener)\b/i,
  /\son\w+\s*=/i,
  // Spaces stand within what must not follow: given back one by one, they would take the square of a file's length.
  /href\s*=(?!\s*["']\s*#)/i,
  /url\((?!\s*(?:["']\s*)?#)/i,
  /@import/i,
];

function readSvg(bytes: Buffer): Logo | LogoFault {
  const text = decoded(bytes);
  if (
    text === undefined ||
    !/^\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype|([\w-]+:)?svg)\b/i.test(text)
  )
    return 'not_a_picture';
  // An entity could spell any of them in another way.
  if (/&(?!(amp|lt|gt|quot|apos);)/i.test(text) || REACHES_OUT.some((one) => one.test(text)))
    return 'unsafe_picture';
  return { type: 'svg', bytes };
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
