import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { encode } from 'uqr';

/*
 * The process that sets badges; `press.ts` starts it and speaks to it. Typesetting holds a thread for as long as it takes, so
 * it does not happen in the server. Node runs this file as it is: it imports packages and nothing of the house.
 */

const FONTS = 'node_modules/@expo-google-fonts';
const WEIGHTS = { 400: '400Regular', 500: '500Medium', 600: '600SemiBold', 700: '700Bold' } as const;
const MANY = [400, 500, 600, 700] as const;
const FAMILIES = [
  ['golos-text', 'GolosText', MANY],
  ['noto-sans', 'NotoSans', MANY],
  ['noto-sans-arabic', 'NotoSansArabic', [500, 700]],
  ['noto-sans-devanagari', 'NotoSansDevanagari', [500, 700]],
  ['noto-sans-ethiopic', 'NotoSansEthiopic', [500, 700]],
  ['noto-sans-sc', 'NotoSansSC', [500, 700]],
] as const;

const root = process.cwd();
// What the drawings share lies beside them: they see the files of the house's modules, and no others.
const place = join(root, 'lib');
const main = { mainFilePath: join(place, 'badge/badge.typ') };
const fontPaths = FAMILIES.flatMap(([folder, family, weights]) =>
  weights.map((weight) => join(root, FONTS, folder, WEIGHTS[weight], `${family}_${WEIGHTS[weight]}.ttf`)),
);
// To join parts needs no fonts: they are read when something is set.
let compiler: NodeCompiler | undefined;

type Document = {
  badges: { code: string; photo?: Uint8Array }[];
  look: { logo: { type: string; bytes: Uint8Array } | null } & Record<string, unknown>;
} & Record<string, unknown>;
/** Pages of another drawing of the house: its file, what it says, its pictures by their names, the texts of its QR codes. */
type Pages = {
  template: string;
  as: 'pdf' | 'svg';
  data: Record<string, unknown>;
  pictures: Record<string, { type: string; bytes: Uint8Array }>;
  codes: string[];
};
/** `most`: how many badges are set at once; more of them are set in parts, which are joined. */
type Work =
  | { document: Document; as: 'pdf' | 'svg'; most: number }
  | { parts: Uint8Array[] }
  | { sheets: Pages };

process.on('message', async ({ number, ...work }: { number: number } & Work) => {
  try {
    const made = await make(work);
    process.send?.({ number, made, memoryMb: process.resourceUsage().maxRSS / 1024 });
  } catch (error) {
    // The typesetter's own words may quote what a badge says: they stay here.
    process.send?.({ number, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
// Without the server there is nobody to set anything for.
process.on('disconnect', () => process.exit(0));

function make(work: Work): Promise<Uint8Array> | Uint8Array {
  if ('parts' in work) return joined(work.parts);
  return 'sheets' in work ? setPages(work.sheets) : set(work);
}

async function set({ document, as, most }: Extract<Work, { most: number }>): Promise<Uint8Array> {
  const { badges } = document;
  if (badges.length <= most) return setPart(document, as);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < badges.length; from += most) {
    parts.push(setPart({ ...document, badges: badges.slice(from, from + most) }, as));
  }
  return joined(parts);
}

function setPart({ badges, look, ...document }: Document, as: 'pdf' | 'svg'): Buffer {
  const pictures: Record<string, Uint8Array> = {};
  const drawn = badges.map(({ code, photo, ...badge }, nth) => {
    const at = `/photo-${nth}.jpg`;
    if (photo) pictures[at] = photo;
    return { ...badge, qr: qrOf(code), photo: photo ? at : null };
  });
  const logo = look.logo && `/logo.${look.logo.type}`;
  if (look.logo && logo) pictures[logo] = look.logo.bytes;
  return compiled(main, as, { ...document, look: { ...look, logo }, badges: drawn }, pictures);
}

function setPages({ template, as, data, pictures, codes }: Pages): Buffer {
  const named = Object.entries(pictures).map(([name, { type, bytes }]) => ({
    name,
    at: `/${name}.${type}`,
    bytes,
  }));
  return compiled(
    { mainFilePath: join(place, template) },
    as,
    {
      ...data,
      codes: codes.map(qrOf),
      pictures: Object.fromEntries(named.map(({ name, at }) => [name, at])),
    },
    Object.fromEntries(named.map(({ at, bytes }) => [at, bytes])),
  );
}

function compiled(
  file: { mainFilePath: string },
  as: 'pdf' | 'svg',
  data: Record<string, unknown>,
  pictures: Record<string, Uint8Array>,
): Buffer {
  compiler ??= NodeCompiler.create({ workspace: place, fontArgs: [{ fontPaths }] });
  compiler.mapShadow(join(place, 'data.json'), Buffer.from(JSON.stringify(data)));
  for (const [at, bytes] of Object.entries(pictures)) compiler.mapShadow(join(place, at), Buffer.from(bytes));
  try {
    return as === 'pdf' ? compiler.pdf(file) : Buffer.from(compiler.plainSvg(file));
  } finally {
    compiler.resetShadow();
    // What it remembers of one part helps little with the next, and grows to gigabytes.
    compiler.evictCache(0);
  }
}

/** The pages of several files as one file, in their order. */
async function joined(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false });
  for (const bytes of parts) {
    const part = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    });
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  return whole.save({ useObjectStreams: false, objectsPerTick: Number.POSITIVE_INFINITY });
}

// The standard asks for four modules of white; the paper around the code adds the rest.
const QUIET_ZONE = 2.5;

/** A QR code as a picture of one path, a rectangle for each run of dark modules; level M. */
function qrOf(code: string): string {
  const { data, size } = encode(code, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  const edge = size + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}"><path d="${runs.join('')}"/></svg>`;
}
