import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { direction } from '@/messages/locales';
import { pictureMap } from './picture-map';

const FONTS = [
  'golos-text/400Regular/GolosText_400Regular.ttf',
  'golos-text/600SemiBold/GolosText_600SemiBold.ttf',
  'noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
].map((file) => join(process.cwd(), 'node_modules/@expo-google-fonts', file));

/** What the picture says comes in as data and never as markup. */
const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set page(width: 1200pt, height: 630pt, margin: (x: 72pt, top: 72pt, bottom: 76pt), fill: none)
#set text(font: ("Golos Text", "Noto Sans Arabic", "Noto Sans SC"), lang: data.lang, dir: if data.isMirrored { rtl } else { ltr }, fill: rgb("#0f1c2b"))
#set par(leading: 0.42em, justify: false)
#box(width: 700pt, text(size: if data.name.clusters().len() > 44 { 58pt } else { 70pt }, weight: 700, data.name))
#v(1fr)
#text(size: 34pt, weight: 700, fill: rgb("#b6412b"), data.days)
#v(-12pt)
#text(size: 34pt, data.city)
`;

export type Shared = {
  locale: string;
  name: string;
  days: string;
  city: string;
  /** In English, as the map knows it. */
  hostCity: string;
  partnerKeys: readonly string[];
};

let compiler: NodeCompiler | undefined;

/** The picture that a link to the forum shows where it is shared: 1200 by 630, drawn here with our own fonts. */
export async function sharePicture({ hostCity, partnerKeys, ...said }: Shared): Promise<Buffer> {
  const isMirrored = direction(said.locale) === 'rtl';
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FONTS }] });
  const data = JSON.stringify({ ...said, lang: said.locale, isMirrored });
  const words = compiler.plainSvg({ mainFileContent: TEMPLATE, inputs: { data } });
  compiler.evictCache(0);
  return sharp(Buffer.from(pictureMap({ city: hostCity, partnerKeys, isMirrored })))
    .composite([{ input: Buffer.from(words) }])
    .png({ palette: true, colours: 128 })
    .toBuffer();
}
