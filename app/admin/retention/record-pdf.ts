import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { destruction } from '@/db/schema';
import { type Edition, inLanguage } from '@/lib/edition/rules';
import { recordsIn } from '@/lib/retention/rules';
import { deskClock } from '../_desk/clock';
import { deskEdition } from '../_desk/door';

/** What the document says comes in as data and never as markup. */
const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 22mm, y: 20mm), footer: text(8pt, fill: luma(35%), data.footer))
#set text(font: "Libertinus Serif", size: 10.5pt, lang: data.lang)
#text(9pt, fill: luma(35%), data.eyebrow)
#v(-4pt)
= #data.title
#v(4pt)
#table(
  columns: (auto, 1fr),
  stroke: (x, y) => (bottom: 0.4pt + luma(75%)),
  inset: (x: 4pt, y: 5pt),
  ..data.lines.map(((name, said)) => (text(fill: luma(35%), name), said)).flatten()
)
#v(6pt)
#table(
  columns: (1fr, auto),
  align: (x, y) => if x == 0 { left } else { right },
  stroke: (x, y) => (bottom: 0.4pt + luma(75%)),
  inset: (x: 4pt, y: 4pt),
  table.header(..data.columns.map(strong)),
  ..data.rows.flatten()
)
#v(8pt)
#data.stays
`;

// Made once: it reads its fonts when it is made.
let compiler: NodeCompiler | undefined;

type RecordOf = { edition: Edition; done: typeof destruction.$inferSelect; by: string; now: Date };

/** A destruction on paper: what went, how much of it, by which rule, when and by whom. */
export async function recordPdf({ edition, done, by, now }: RecordOf): Promise<Buffer> {
  const [words, format, { locale }] = await Promise.all([
    getTranslations('retention'),
    getFormatter(),
    deskEdition(),
  ]);
  const clock = deskClock(locale, edition.timeZone);
  const at = (moment: Date) => words('paper.at', { moment: clock.moment(moment), zone: clock.zone(moment) });
  const name = inLanguage(edition.name, locale);
  const data = {
    lang: locale,
    title: words('paper.title'),
    eyebrow: name,
    lines: [
      [words('paper.number'), done.id],
      [words('paper.forum'), name],
      [words('paper.class'), words(`class.${done.class}` as 'class.needs')],
      [words('paper.rule'), words('done.rule', { days: done.days })],
      [words('paper.due'), at(done.dueAt)],
      [words('paper.began'), at(done.startedAt)],
      [words('paper.ended'), done.finishedAt ? at(done.finishedAt) : words('done.running')],
      [words('paper.by'), by],
      [words('paper.people'), format.number(done.people)],
      [words('paper.held'), format.number(done.held)],
      [words('paper.records'), format.number(recordsIn(done.items))],
    ],
    columns: [words('paper.table'), words('paper.count')],
    rows: Object.entries(done.items).map(([table, rows]) => [table, format.number(rows)]),
    stays: words('paper.stays'),
    footer: `${words('paper.made')} ${at(now)}`,
  };
  compiler ??= NodeCompiler.create();
  const pdf = compiler.pdf({ mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(data) } });
  // Keeps no more than the last documents in memory.
  compiler.evictCache(10);
  return pdf;
}
