import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { OpenSession } from '@/lib/auth/queries';
import { ActionScope } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { SureForm } from '../_desk/sure-form';
import { When } from '../_desk/when';
import { endOne } from './actions';

/** Where somebody is signed in; each place can be left from here. */
export async function Sessions({ sessions, clock }: { sessions: readonly OpenSession[]; clock: DeskClock }) {
  const words = await getTranslations('admin.sessions');
  return (
    <section aria-labelledby="sessions" className="grid gap-3">
      <h2 id="sessions" className="text-lg">
        {words('title')}
      </h2>
      <ActionScope action={endOne}>
        {sessions.length === 0 ? (
          <p className="text-muted">{words('empty')}</p>
        ) : (
          <Table
            caption={words('title')}
            rows={sessions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'opened',
                header: words('opened'),
                isRowHeader: true,
                cell: ({ openedAt, isThis }) => (
                  <>
                    <When at={openedAt} clock={clock} />
                    {isThis && <span className="ms-2 text-muted">{words('this')}</span>}
                  </>
                ),
              },
              {
                key: 'lastSeen',
                header: words('lastSeen'),
                cell: ({ lastSeenAt }) => <When at={lastSeenAt} clock={clock} as="short" />,
              },
              {
                key: 'until',
                header: words('until'),
                cell: ({ expires }) => <When at={expires} clock={clock} as="short" />,
              },
              {
                key: 'end',
                header: words('end'),
                align: 'end',
                cell: ({ id, openedAt }) => (
                  <SureForm
                    name={`session-${id}`}
                    ask={words('end')}
                    label={words('endThis', { when: clock.moment(openedAt) })}
                    sure={words('endNow')}
                    values={{ sessionId: id }}
                  />
                ),
              },
            ]}
          />
        )}
      </ActionScope>
    </section>
  );
}
