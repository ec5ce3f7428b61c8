import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import { inLanguage } from '@/lib/edition/rules';
import type { Places } from '@/lib/gate/places';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { zoneAddress } from '../addresses';

export async function ZoneTable({ zones }: Pick<Places, 'zones'>) {
  const [words, { locale }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  return (
    <Dense>
      <Table
        caption={words('zones')}
        rows={zones}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'zone',
            header: words('zone'),
            isRowHeader: true,
            cell: ({ key, name }) => <Go href={zoneAddress(key)}>{inLanguage(name, locale)}</Go>,
          },
          {
            key: 'key',
            header: words('key'),
            cell: ({ key }) => <code className="font-mono">{key}</code>,
          },
          {
            key: 'access',
            header: words('access'),
            cell: ({ access }) =>
              access.length === 0 ? words('everybody') : words('rules', { count: access.length }),
          },
          {
            key: 'closesAt',
            header: words('closesAt'),
            cell: ({ closesAt }) => closesAt ?? <span className="text-muted">{words('noClosing')}</span>,
          },
          {
            key: 'most',
            header: words('mostInside'),
            align: 'end',
            cell: ({ mostInside }) =>
              mostInside?.toLocaleString(locale) ?? <span className="text-muted">{words('noLimit')}</span>,
          },
        ]}
      />
    </Dense>
  );
}
