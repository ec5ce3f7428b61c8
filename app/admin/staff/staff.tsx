import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { StaffMember } from '@/lib/auth/queries';
import { ActionScope } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { When } from '../_desk/when';
import { takeRole } from './actions';
import { SureForm } from './sure-form';

type StaffProps = { staff: readonly StaffMember[]; clock: DeskClock; ownId: string | undefined };

export async function Staff({ staff, clock, ownId }: StaffProps) {
  const [words, roles] = await Promise.all([getTranslations('admin.staff'), getTranslations('admin.roles')]);
  return (
    <section aria-labelledby="people" className="grid gap-3">
      <h2 id="people" className="text-lg">
        {words('people')}
      </h2>
      <ActionScope action={takeRole}>
        <Table
          caption={words('people')}
          rows={staff}
          rowKey={({ userId, role }) => `${userId}:${role}`}
          columns={[
            {
              key: 'email',
              header: words('column.email'),
              isRowHeader: true,
              cell: ({ email, userId }) => (
                <>
                  <Bidi>{email}</Bidi>
                  {userId === ownId && <span className="ms-2 text-muted">{words('you')}</span>}
                </>
              ),
            },
            { key: 'role', header: words('column.role'), cell: ({ role }) => roles(role) },
            {
              key: 'since',
              header: words('column.since'),
              cell: ({ grantedAt }) => <When at={grantedAt} clock={clock} as="day" />,
            },
            {
              key: 'remove',
              header: words('column.remove'),
              align: 'end',
              cell: ({ userId, role, email }) => (
                <SureForm
                  name={`role-${userId}-${role}`}
                  ask={words('remove')}
                  label={words('removeThis', { email, role: roles(role) })}
                  sure={words('removeNow')}
                  values={{ userId, role }}
                />
              ),
            },
          ]}
        />
      </ActionScope>
    </section>
  );
}
