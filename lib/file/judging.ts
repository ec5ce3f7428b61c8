import { ok, type Result, refuse } from '@/lib/core/result';

export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
export const MOST_PDF_BYTES = 5 * 1024 * 1024;

/** What a file is refused for; the person reads why, and what would do instead. */
export type FileRefusal =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_KIND_REFUSED'
  | 'FILE_DRAWING'
  | 'FILE_PROGRAM'
  | 'FILE_DAMAGED'
  | 'PICTURE_MOVES'
  | 'PICTURE_TOO_LARGE'
  | 'PDF_UNSAFE';

export type Kind = 'jpeg' | 'png' | 'webp' | 'pdf';

const begins = (bytes: Buffer, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
const says = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

/** What a file is by what it begins with; its name and what its sender calls it are not asked. */
export function kindOf(bytes: Buffer): Result<Kind, FileRefusal> {
  if (bytes.length === 0) return refuse('FILE_EMPTY');
  if (bytes.length > MOST_PICTURE_BYTES) return refuse('FILE_TOO_LARGE');
  if (begins(bytes, 0xff, 0xd8, 0xff)) return ok('jpeg');
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return moves(bytes, 'acTL', 'IDAT') ? refuse('PICTURE_MOVES') : ok('png');
  if (says(bytes, 'RIFF') && says(bytes, 'WEBP', 8))
    return bytes.subarray(0, 256).includes('ANIM') ? refuse('PICTURE_MOVES') : ok('webp');
  if (says(bytes, '%PDF-')) return judgedPdf(bytes);
  if (says(bytes, 'GIF8')) return refuse('PICTURE_MOVES');
  if (PROGRAMS.some((signature) => begins(bytes, ...signature))) return refuse('FILE_PROGRAM');
  const text = bytes.toString('utf8', 0, 1024).replace(/^\uFEFF/, '');
  if (/^\s*</.test(text)) return refuse('FILE_DRAWING');
  return refuse('FILE_KIND_REFUSED');
}

/** Windows, Linux, macOS in both orders, Java and universal binaries, scripts, archives. */
const PROGRAMS = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
  [0x50, 0x4b, 0x03, 0x04],
];

/** A PNG that moves says so before its first picture. */
const moves = (bytes: Buffer, mark: string, before: string): boolean => {
  const at = bytes.indexOf(mark);
  return at >= 0 && at < bytes.indexOf(before);
};

/** A document stays as it is, so it must not act: no scripts, programs or files within, and an end where one belongs. */
function judgedPdf(bytes: Buffer): Result<'pdf', FileRefusal> {
  if (bytes.length > MOST_PDF_BYTES) return refuse('FILE_TOO_LARGE');
  if (!bytes.subarray(-1024).includes('%%EOF')) return refuse('FILE_DAMAGED');
  // A name may be spelled with `#xx` for any of its letters.
  const names = bytes.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_, hex) => letterOf(hex));
  return ACTS.test(names) ? refuse('PDF_UNSAFE') : ok('pdf');
}
const letterOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
const ACTS = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|GoToR|ImportData)\b/;
