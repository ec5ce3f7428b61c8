import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { ListedToken } from '@/lib/auth/queries';
import type { DeskClock } from '../_desk/clock';
import { SureForm } from '../_desk/sure-form';
import { When } from '../_desk/when';
import { LimitedTo } from './role-name';

export async function TokenTable({ tokens, clock }: { tokens: readonly ListedToken[]; clock: DeskClock }) {
  const words = await getTranslations('admin.tokens');
  return (
    <Table
      caption={words('title')}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: words('name'),
          isRowHeader: true,
          cell: ({ name }) => <Bidi>{name}</Bidi>,
        },
        {
          key: 'scopes',
          header: words('scopes'),
          cell: ({ scopes, ...limits }) => (
            <>
              <span className="font-mono text-sm">{scopes.join(', ')}</span> <LimitedTo {...limits} />
            </>
          ),
        },
        {
          key: 'created',
          header: words('created'),
          cell: ({ createdAt }) => <When at={createdAt} clock={clock} as="day" />,
        },
        {
          key: 'end',
          header: words('end'),
          align: 'end',
          cell: ({ id, name, revokedAt }) =>
            revokedAt ? (
              <span className="text-muted">
                {words.rich('ended', { when: () => <When at={revokedAt} clock={clock} as="day" /> })}
              </span>
            ) : (
              <SureForm
                name={`token-${id}`}
                ask={words('end')}
                label={words('endThis', { name })}
                sure={words('endNow')}
                values={{ tokenId: id }}
              />
            ),
        },
      ]}
    />
  );
}
