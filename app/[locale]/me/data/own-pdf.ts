import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { OwnSection } from './own-sections';

/** What the document says comes in as data and never as markup, so nothing in it can become a command. */
const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 18mm, y: 16mm), footer: context [
  #set text(8pt, fill: luma(35%))
  #data.footer #h(1fr) #counter(page).display()
])
#set text(font: data.fonts, size: 9.5pt, lang: data.lang)
#text(9pt, fill: luma(35%), data.eyebrow)
#v(-4pt)
= #data.title
#data.lead
#for section in data.sections [
  == #section.title
  #if section.entries.len() == 0 [#text(fill: luma(35%), data.nothing)]
  #for entry in section.entries {
    block(breakable: true, below: 8pt, table(
      columns: (42mm, 1fr),
      stroke: (x, y) => (bottom: 0.4pt + luma(80%)),
      inset: (x: 3pt, y: 3pt),
      ..entry.map(line => (text(fill: luma(35%), line.at(0)), line.at(1))).flatten()
    ))
  }
]
`;

const FONTS = [
  ['golos-text', 'GolosText', ['400Regular', '700Bold']],
  ['noto-sans', 'NotoSans', ['400Regular']],
  ['noto-sans-arabic', 'NotoSansArabic', ['500Medium']],
  ['noto-sans-devanagari', 'NotoSansDevanagari', ['500Medium']],
  ['noto-sans-ethiopic', 'NotoSansEthiopic', ['500Medium']],
  ['noto-sans-sc', 'NotoSansSC', ['500Medium']],
] as const;
const FAMILIES = [
  'Golos Text',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Devanagari',
  'Noto Sans Ethiopic',
  'Noto Sans SC',
];
const fontPaths = FONTS.flatMap(([folder, family, weights]) =>
  weights.map((weight) =>
    join(process.cwd(), 'node_modules/@expo-google-fonts', folder, weight, `${family}_${weight}.ttf`),
  ),
);

// Made once: it reads its fonts when it is made. Names stand in any script.
let compiler: NodeCompiler | undefined;

type Document = {
  lang: string;
  title: string;
  eyebrow: string;
  lead: string;
  footer: string;
  nothing: string;
  sections: OwnSection[];
};

/** Everything that is kept of somebody, on paper. */
export function ownPdf(document: Document): Buffer {
  compiler ??= NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths }] });
  const data = JSON.stringify({ ...document, fonts: FAMILIES });
  const pdf = compiler.pdf({ mainFileContent: TEMPLATE, inputs: { data } });
  // Nothing of a person stays in memory.
  compiler.evictCache(0);
  return pdf;
}
