import { join } from 'node:path';
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
const fontPaths = FAMILIES.flatMap(([folder, family, weights]) =>
  weights.map((weight) => join(root, FONTS, folder, WEIGHTS[weight], `${family}_${WEIGHTS[weight]}.ttf`)),
);
const compiler = NodeCompiler.create({ workspace: place, fontArgs: [{ fontPaths }] });

type Order = { number: number; document: { badges: { code: string }[] } & Record<string, unknown> };

process.on('message', ({ number, document }: Order) => {
  try {
    process.send?.({ number, pdf: set(document) });
  } catch (error) {
    // The typesetter's own words may quote what a badge says: they stay here.
    process.send?.({ number, fault: error instanceof Error ? error.name : 'unknown' });
  }
});
// Without the server there is nobody to set anything for.
process.on('disconnect', () => process.exit(0));

function set({ badges, ...document }: Order['document']): Buffer {
  const drawn = badges.map(({ code, ...badge }) => ({ ...badge, qr: qrOf(code) }));
  compiler.mapShadow(join(place, 'data.json'), Buffer.from(JSON.stringify({ ...document, badges: drawn })));
  try {
    return compiler.pdf({ mainFilePath: join(place, 'badge.typ') });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(5);
  }
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
