import { getFormatter, getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { Days } from '@/lib/dashboard/days';
import { dayIn } from '../../_charts/day';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';

/** The twin of the chart: every day, newest first, one key away. */
export async function DayTable({ days }: { days: Days }) {
  const [words, format, { locale }] = await Promise.all([
    getTranslations('admin.pools.past'),
    getFormatter(),
    deskEdition(),
  ]);
  return (
    <details className="max-w-text">
      <summary
        data-key="KeyT"
        aria-keyshortcuts="Alt+T"
        className="link inline-flex cursor-pointer list-none items-center gap-2"
      >
        {words('table')}
        <kbd className="inline-block rounded border border-edge px-1.5 text-sm text-muted">Alt+T</kbd>
      </summary>
      <div className="pt-3">
        <Dense>
          <Table
            caption={words('title')}
            rows={days.toReversed()}
            rowKey={({ day }) => day}
            columns={[
              {
                key: 'day',
                header: words('day'),
                isRowHeader: true,
                cell: ({ day }) => <time dateTime={day}>{dayIn(locale, day)}</time>,
              },
              {
                key: 'held',
                header: words('heldColumn'),
                align: 'end',
                cell: ({ held }) => format.number(held),
              },
              {
                key: 'size',
                header: words('sizeColumn'),
                align: 'end',
                cell: ({ size }) => (size === null ? words('none') : format.number(size)),
              },
            ]}
          />
        </Dense>
      </div>
    </details>
  );
}
