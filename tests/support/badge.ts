import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import type { BadgeDocument, Face } from '@/lib/badge/face';
import { PLAIN_LOOK } from '@/lib/badge/look';
import { FORMATS, type Format, type Layout, sheetOf } from '@/lib/badge/rules';

export const MM = 72 / 25.4;
const SCALE = 2;

export type Seen = { width: number; height: number; pixels: Uint8ClampedArray; text: string };

/** Pages as pictures, by a renderer that is not the typesetter's. */
export async function pagesOf(pdf: Uint8Array, wanted: readonly number[] = [0]) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = document.getPageCount();
  const seen: Seen[] = [];
  for (const page of wanted) {
    // Rendering lets go of the page: what it says is read first, from a page of its own.
    const text = document.getPage(page).getText();
    const { width, height, data } = await document.getPage(page).render({ scale: SCALE, render: 'bitmap' });
    seen.push({ width, height, pixels: new Uint8ClampedArray(data), text });
  }
  document.destroy();
  library.destroy();
  return { pages, seen };
}

/** The first page alone. */
export async function seen(pdf: Uint8Array) {
  const { pages, seen: found } = await pagesOf(pdf);
  return { pages, ...(found[0] as Seen) };
}

/** What a decoder that is not the encoder's reads on a page, or on one piece of it, in millimetres. */
export function readCode(
  { width, height, pixels }: Pick<Seen, 'width' | 'height' | 'pixels'>,
  piece?: { left: number; top: number; width: number; height: number },
): string | undefined {
  if (!piece) return jsQR(pixels, width, height)?.data;
  const [left, top, wide, high] = [piece.left, piece.top, piece.width, piece.height].map((mm) =>
    Math.floor(mm * MM * SCALE),
  ) as [number, number, number, number];
  const cut = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y += 1) {
    const from = ((top + y) * width + left) * 4;
    cut.set(pixels.subarray(from, from + wide * 4), y * wide * 4);
  }
  return jsQR(cut, wide, high)?.data;
}

/** A code that nobody else has. */
export const codeOf = (nth: number): string => `7${String(nth).padStart(21, '0')}`;

/** Badges of nobody. */
export function paper(
  count: number,
  { format = 'a6', layout = 'single', ...own }: Partial<Face> & { format?: Format; layout?: Layout } = {},
): BadgeDocument {
  const face = FORMATS[format];
  return {
    title: 'Badges',
    face,
    sheet: layout === 'sheet' ? sheetOf(face) : null,
    look: PLAIN_LOOK,
    forum: { lines: ['A forum', 'Форум'], when: 'Moscow · Москва, 27–28.08.2027' },
    badges: Array.from({ length: count }, (_, nth) => ({
      code: codeOf(nth),
      names: [`Person ${nth}`, `Участник ${nth}`],
      lines: [
        { text: 'City Hall', isStrong: true },
        { text: 'Russia · Россия', isStrong: false },
      ],
      category: { letter: 'D', names: ['Delegate', 'Делегат'], colour: '#0b4f75' },
      zones: [],
      ...own,
    })),
  };
}
