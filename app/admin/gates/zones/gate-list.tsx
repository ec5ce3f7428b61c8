import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import { inLanguage } from '@/lib/edition/rules';
import type { Places } from '@/lib/gate/places';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { gateAddress } from '../addresses';

export async function GateList({ zones, gates }: Places) {
  const [words, { locale }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  const zoneName = (zone: string) => {
    const found = zones.find(({ key }) => key === zone);
    return found ? inLanguage(found.name, locale) : zone;
  };
  return (
    <Dense>
      <Table
        caption={words('gates')}
        rows={gates}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'gate',
            header: words('name'),
            isRowHeader: true,
            cell: ({ key, name }) => <Go href={gateAddress(key)}>{inLanguage(name, locale)}</Go>,
          },
          {
            key: 'key',
            header: words('key'),
            cell: ({ key }) => <code className="font-mono">{key}</code>,
          },
          { key: 'zone', header: words('leadsTo'), cell: ({ zone }) => zoneName(zone) },
          {
            key: 'state',
            header: words('state'),
            cell: ({ closedAt }) => words(closedAt === null ? 'open' : 'closed'),
          },
          {
            key: 'rate',
            header: words('peoplePerMinute'),
            align: 'end',
            cell: ({ peoplePerMinute }) => peoplePerMinute.toLocaleString(locale),
          },
        ]}
      />
    </Dense>
  );
}
