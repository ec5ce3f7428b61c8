import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { getFormatter, getTranslations } from 'next-intl/server';
import { inLanguage } from '@/lib/edition/rules';
import type { Report } from '@/lib/report/queries';
import { isLate } from '@/lib/report/rules';
import { dayIn } from '../_charts/day';
import { type Chart, sheetOf } from '../_charts/sheets';
import { deskEdition } from '../_desk/door';

/**
 * Not the cities: people write them in every script, and the fonts that come with the compiler have Latin, Cyrillic and Greek.
 * Not the days: a table of hundreds of rows is for the file.
 */
const ON_PAPER: readonly Chart[] = ['tiles', 'funnel', 'ages', 'categories', 'tracks', 'countries'];

/** What the document says comes in as data and never as markup, so nothing in it can become a command. */
const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 18mm, y: 16mm), footer: context [
  #set text(8pt, fill: luma(35%))
  #data.footer #h(1fr) #counter(page).display()
])
#set text(font: "Libertinus Serif", size: 10pt, lang: data.lang)
#text(9pt, fill: luma(35%), data.eyebrow)
#v(-4pt)
= #data.title
#data.lead
#for sheet in data.sheets [
  == #sheet.title
  #let others = sheet.columns.len() - 1
  #set text(if others > 5 { 7.5pt } else { 8.5pt })
  #table(
    columns: if others > 5 { (3fr,) + (1fr,) * others } else { (1fr,) + (auto,) * others },
    align: (x, y) => if x == 0 { left } else { right },
    stroke: (x, y) => (bottom: 0.4pt + luma(75%)),
    inset: (x: 4pt, y: 3.5pt),
    table.header(..sheet.columns.map(strong)),
    ..sheet.rows.flatten()
  )
]
`;

// Made once: it reads its fonts when it is made.
let compiler: NodeCompiler | undefined;

/** The report of a morning as a PDF in the reader's language. */
export async function reportPdf(report: Report): Promise<Buffer> {
  const [words, format, { edition, locale, clock }] = await Promise.all([
    getTranslations('admin.reports'),
    getFormatter(),
    deskEdition(),
  ]);
  const sheets = await Promise.all(ON_PAPER.map((chart) => sheetOf(chart, report.stats)));
  const said = (cell: string | number) => (typeof cell === 'number' ? format.number(cell) : cell);
  const data = {
    lang: locale,
    title: words('oneOf', { day: dayIn(locale, report.day) }),
    eyebrow: inLanguage(edition.name, locale),
    lead: words(isLate(report, edition.timeZone) ? 'takenLate' : 'taken', {
      moment: `${clock.moment(report.takenAt)}, ${clock.zone(report.takenAt)}`,
    }),
    footer: inLanguage(edition.name, locale),
    sheets: sheets.map(({ title, columns, rows }) => ({
      title,
      columns: columns.map(({ header }) => header),
      rows: rows.map(({ cells }) => cells.map(said)),
    })),
  };
  compiler ??= NodeCompiler.create();
  const pdf = compiler.pdf({ mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(data) } });
  // Keeps no more than the last documents in memory.
  compiler.evictCache(10);
  return pdf;
}
