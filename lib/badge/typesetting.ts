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
const place = join(root, 'lib/badge');
const main = { mainFilePath: join(place, 'badge.typ') };
const fontPaths = FAMILIES.flatMap(([folder, family, weights]) =>
  weights.map((weight) => join(root, FONTS, folder, WEIGHTS[weight], `${family}_${WEIGHTS[weight]}.ttf`)),
);
// To join parts needs no fonts: they are read when something is set.
let compiler: NodeCompiler | undefined;

type Document = {
  badges: { code: string; photo?: Uint8Array }[];
  look: { logo: { type: string; bytes: Uint8Array } | null } & Record<string, unknown>;
} & Record<string, unknown>;
/** `most`: how many badges are set at once; more of them are set in parts, which are joined. */
type Work = { document: Document; as: 'pdf' | 'svg'; most: number } | { parts: Uint8Array[] };

process.on('message', async ({ number, ...work }: { number: number } & Work) => {
  try {
    const made = 'parts' in work ? await joined(work.parts) : await set(work);
    process.send?.({ number, made, memoryMb: process.resourceUsage().maxRSS / 1024 });
  } catch (error) {
    // The typesetter's own words may quote what a badge says: they stay here.
    process.send?.({ number, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
// Without the server there is nobody to set anything for.
process.on('disconnect', () => process.exit(0));

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
  compiler ??= NodeCompiler.create({ workspace: place, fontArgs: [{ fontPaths }] });
  const drawn = badges.map(({ code, photo, ...badge }, nth) => ({
    ...badge,
    qr: qrOf(code),
    photo: photo ? `/photo-${nth}.jpg` : null,
  }));
  const logo = look.logo && `/logo.${look.logo.type}`;
  const data = { ...document, look: { ...look, logo }, badges: drawn };
  compiler.mapShadow(join(place, 'data.json'), Buffer.from(JSON.stringify(data)));
  for (const [nth, { photo }] of badges.entries())
    if (photo) compiler.mapShadow(join(place, `photo-${nth}.jpg`), Buffer.from(photo));
  if (look.logo && logo) compiler.mapShadow(join(place, logo), Buffer.from(look.logo.bytes));
  try {
    return as === 'pdf' ? compiler.pdf(main) : Buffer.from(compiler.plainSvg(main));
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

/** A QR code as a picture of one path, a rectangle for each run of dark modules; level M, digits only. */
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
