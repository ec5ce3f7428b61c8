import { getLocale, getTranslations } from 'next-intl/server';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { retentionLog } from '@/lib/retention/calendar';
import { toLocale } from '@/messages/locales';
import { csvFile } from '../../_desk/csv';

/** Every destruction with what it destroyed in which table, for whoever has to show it. */
export async function GET(): Promise<Response> {
  const [scope, locale] = await Promise.all([pageScope(), getLocale()]);
  const done = await retentionLog(scope);
  if (!done.ok) return problem(done.refusal, scope.requestId, toLocale(locale));
  const words = await getTranslations('retention');
  const heads = [
    words('done.column.file'),
    words('done.column.class'),
    words('done.column.rule'),
    words('paper.due'),
    words('paper.began'),
    words('paper.ended'),
    words('done.column.by'),
    words('done.column.people'),
    words('done.column.held'),
    words('done.table'),
    words('done.rows'),
  ];
  const rows = done.value.flatMap((one) =>
    Object.entries(one.items).map(([table, destroyed]) => [
      one.id,
      words(`class.${one.class}` as 'class.needs'),
      words('done.rule', { days: one.days }),
      one.dueAt.toISOString(),
      one.startedAt.toISOString(),
      one.finishedAt?.toISOString() ?? '',
      one.startedBy,
      one.people,
      one.held,
      table,
      destroyed,
    ]),
  );
  return csvFile([heads, ...rows], `destroyed-${scope.now.toISOString().slice(0, 10)}`, toLocale(locale));
}
